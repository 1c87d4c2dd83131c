package com.voepy.numbers.query.evidence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the log is made provable: `numbers.evidence.*`.
///
/// @param origin the log's own name in the world, for example `numbers.example.com/log`; empty: one that is made of
///     its key. Whoever changes it begins a new history for those who keep checkpoints
/// @param directory where this node keeps the newest checkpoint that it knows, out of reach of whoever has the database
///     alone; empty: in memory only
/// @param interval how long an event is without a checkpoint at most, while this node is well
@ConfigurationProperties("numbers.evidence")
record EvidenceProperties(
        @DefaultValue("") String origin,
        @DefaultValue("") String directory,
        @DefaultValue("10s") Duration interval) {}
