package com.voepy.numbers.command.number;

import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.UUID;

/// The fee of the first billing cycle of a number that is not paid.
///
/// @param cycle from 1
/// @param from when the cycle begins
/// @param until when it ends
/// @param cents US cents
/// @param failedAttempts how often it was tried in vain
/// @param dueAt when the next attempt is due
record DueFee(
        UUID tenantId,
        UUID numberId,
        E164 e164,
        int cycle,
        Instant from,
        Instant until,
        long cents,
        int failedAttempts,
        Instant dueAt) {}
