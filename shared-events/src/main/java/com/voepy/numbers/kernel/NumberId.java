package com.voepy.numbers.kernel;

import java.util.UUID;

/// The id of one tenure of a number: a tenant's time with it, from order to release.
///
/// It is a UUIDv8 (RFC 9562) that holds the digits and the ordinal of the tenure, so that the event
/// stream of a resource is known from its id alone, without a table that could be lost or rebuilt:
///
/// | bits | content |
/// |---|---|
/// | 48 | upper bits of the E.164 digits read as a 50-bit number |
/// | 4 | version, 8 |
/// | 2 + 10 | lower bits of the digits, then zeros |
/// | 2 + 62 | variant, then the ordinal of the tenure, from 1 |
public record NumberId(E164 e164, long tenure) {

    private static final int UPPER_SHIFT = 2;
    private static final long LOWER_MASK = 0b11;
    private static final int LOWER_POSITION = 10;
    private static final long VERSION_8 = 8L << 12;
    private static final long VARIANT = 0b10L << 62;
    private static final long TENURE_MASK = (1L << 62) - 1;

    public UUID uuid() {
        var digits = Long.parseLong(e164.digits());
        var most = (digits >>> UPPER_SHIFT) << 16 | VERSION_8 | (digits & LOWER_MASK) << LOWER_POSITION;
        return new UUID(most, VARIANT | tenure);
    }

    /// @throws IllegalArgumentException if no number has that id, whatever its digits
    public static NumberId of(UUID uuid) {
        var most = uuid.getMostSignificantBits();
        var digits = (most >>> 16) << UPPER_SHIFT | (most >>> LOWER_POSITION & LOWER_MASK);
        var id = new NumberId(new E164("+" + digits), uuid.getLeastSignificantBits() & TENURE_MASK);
        if (!id.uuid().equals(uuid)) {
            throw new IllegalArgumentException("not the id of a number: " + uuid);
        }
        return id;
    }
}
