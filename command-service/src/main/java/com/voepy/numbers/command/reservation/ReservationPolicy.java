package com.voepy.numbers.command.reservation;

import java.time.Duration;

/// How long reservations last.
final class ReservationPolicy {

    /// From creation, and from each extension.
    static final Duration LIFE = Duration.ofMinutes(15);

    /// From creation, whatever the extensions.
    static final Duration LIFE_MAX = Duration.ofHours(2);

    private ReservationPolicy() {}
}
