/// What endpoints say of themselves that Java's own declarations don't: out of it comes the OpenAPI document.
@NullMarked
package com.voepy.numbers.kit.contract;

import org.jspecify.annotations.NullMarked;
