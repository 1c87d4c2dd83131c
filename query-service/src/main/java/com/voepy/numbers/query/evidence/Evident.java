package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.log.LogRow;

/// An event of the log and the bytes that prove it.
record Evident(LogRow row, byte[] entry) {}
