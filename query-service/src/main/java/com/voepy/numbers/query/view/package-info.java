/// What read models have in common: tables of folded resources, pages, cursors.
@NullMarked
package com.voepy.numbers.query.view;

import org.jspecify.annotations.NullMarked;
