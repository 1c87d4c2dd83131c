package com.voepy.numbers.kernel;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id of one webhook delivery, `webhook-id` on the wire: `whd_` and 48 letters and digits.
///
/// It says what it is the delivery of, so that a redelivery can be asked of the subscription's own stream, and so that
/// the same event never becomes two deliveries. 30 bytes in base 32 (RFC 4648 "extended hex", lower case):
///
/// | bytes | content |
/// |---|---|
/// | 16 | subscription |
/// | 8 | ordinal |
/// | 1 | type |
/// | 5 | checksum: the beginning of the SHA-256 of the others, which tells a typing error from an id |
///
/// @param ordinal tells deliveries of the same type to the same subscription apart: the event's position in the log;
///     for a test its place in the subscription's stream; for `webhook.disabled` a hash of the delivery that failed
public record DeliveryId(UUID subscriptionId, long ordinal, WebhookType type) {

    private static final String PREFIX = "whd_";
    private static final int CONTENT_BYTES = 25;
    private static final int CHECKSUM_BYTES = 5;
    private static final int RADIX = 32;
    private static final int CHARS = (CONTENT_BYTES + CHECKSUM_BYTES) * 8 / 5;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9a-v]{" + CHARS + "}");

    /// The id that the text is, if it is one.
    public static Optional<DeliveryId> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        var number = new BigInteger(text.substring(PREFIX.length()), RADIX).toByteArray();
        var bytes = ByteBuffer.allocate(CONTENT_BYTES + CHECKSUM_BYTES);
        // BigInteger adds a zero for the sign or leaves leading zeros out.
        var significant = Math.min(number.length, bytes.capacity());
        bytes.put(bytes.capacity() - significant, number, number.length - significant, significant);
        return read(bytes).filter(id -> id.toString().equals(text));
    }

    private static Optional<DeliveryId> read(ByteBuffer bytes) {
        var subscriptionId = new UUID(bytes.getLong(), bytes.getLong());
        var ordinal = bytes.getLong();
        return WebhookType.ofCode(Byte.toUnsignedInt(bytes.get()))
                .map(type -> new DeliveryId(subscriptionId, ordinal, type));
    }

    /// The ordinal of what has no place in the log: 64 bits of a hash.
    public static long ordinalOf(String text) {
        return ByteBuffer.wrap(sha256(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    /// The id as clients see it.
    @Override
    public String toString() {
        var content = ByteBuffer.allocate(CONTENT_BYTES)
                .putLong(subscriptionId.getMostSignificantBits())
                .putLong(subscriptionId.getLeastSignificantBits())
                .putLong(ordinal)
                .put((byte) type.code())
                .array();
        var bytes = ByteBuffer.allocate(CONTENT_BYTES + CHECKSUM_BYTES)
                .put(content)
                .put(Arrays.copyOf(sha256(content), CHECKSUM_BYTES))
                .array();
        var digits = new BigInteger(1, bytes).toString(RADIX);
        return PREFIX + "0".repeat(CHARS - digits.length()) + digits;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
