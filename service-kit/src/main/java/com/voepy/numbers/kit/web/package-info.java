@NullMarked
package com.voepy.numbers.kit.web;

import org.jspecify.annotations.NullMarked;
