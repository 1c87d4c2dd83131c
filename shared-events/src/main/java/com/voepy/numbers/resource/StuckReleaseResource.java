package com.voepy.numbers.resource;

import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.UUID;

/// A number that nobody has any more and that the carrier does not take back.
///
/// @param numberId the tenure that has ended
/// @param tenantId whose it was
/// @param since when it was given up
/// @param noticedAt when that had taken too long
/// @param detail what stood in the way then, for people
public record StuckReleaseResource(
        UUID numberId, E164 phoneNumber, UUID tenantId, Instant since, Instant noticedAt, String detail) {

    public static StuckReleaseResource of(NumberDisconnectStuck event, Instant at) {
        return new StuckReleaseResource(
                event.numberId(), event.e164(), event.tenantId(), event.since(), at, event.detail());
    }
}
