/// The query side: read models that follow the log, the API that reads them, and webhooks.
@NullMarked
package com.voepy.numbers.query;

import org.jspecify.annotations.NullMarked;
