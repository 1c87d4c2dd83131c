@NullMarked
package com.voepy.numbers.query.view;

import org.jspecify.annotations.NullMarked;
