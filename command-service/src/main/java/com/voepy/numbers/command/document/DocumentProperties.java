package com.voepy.numbers.command.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much a tenant may keep, `numbers.documents.*`.
///
/// @param spaceBytes of all its documents that are not erased
/// @param documentsMax how many of them
@ConfigurationProperties("numbers.documents")
record DocumentProperties(
        @DefaultValue("104857600") long spaceBytes,
        @DefaultValue("500") long documentsMax) {}
