/// The resources as clients see them, each folded from its events by one pure function.
///
/// The command side answers with them, the query side stores and lists them, and history and webhooks
/// come from the same folds, so that none of them can disagree.
@NullMarked
package com.voepy.numbers.resource;

import org.jspecify.annotations.NullMarked;
