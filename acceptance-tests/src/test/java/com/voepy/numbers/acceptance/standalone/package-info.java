/// What `./run` promises besides the API: how it starts, stops, and keeps its data.
@NullMarked
package com.voepy.numbers.acceptance.standalone;

import org.jspecify.annotations.NullMarked;
