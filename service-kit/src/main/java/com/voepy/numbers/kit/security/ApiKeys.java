package com.voepy.numbers.kit.security;

import com.voepy.numbers.kernel.Streams;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// How API keys look: `vn_live_` or `vn_test_`, 256 random bits, and a checksum, in base 62.
///
/// The checksum tells a mistyped or invented key without a look-up, and lets secret scanners be sure. Only the hash of
/// a key is ever stored; the key names its own event stream, so no table maps the one to the other.
public final class ApiKeys {

    private static final String LIVE = "vn_live_";
    private static final String TEST = "vn_test_";

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int RANDOM_BITS = 256;

    /// 62^43 > 2^256.
    private static final int RANDOM_CHARS = 43;

    /// 62^6 > 2^32, the values of CRC-32.
    private static final int CHECKSUM_CHARS = 6;

    /// What is shown of a random key: its kind, and enough for people to tell their keys apart.
    private static final int PREFIX_CHARS = 12;

    /// What is shown of a key that an operator chose; it may have little to hide behind.
    private static final int CHOSEN_PREFIX_CHARS = 4;

    private static final Pattern SHAPE =
            Pattern.compile("vn_(?:live|test)_[0-9A-Za-z]{%d}".formatted(RANDOM_CHARS + CHECKSUM_CHARS));

    /// A key that an operator chose: at least 32 visible ASCII characters. The upper bound only bounds the hashing.
    private static final Pattern CHOSEN = Pattern.compile("[\\x21-\\x7e]{32,4096}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiKeys() {}

    /// A new key; whoever gets it must show it once and keep only [#hash(String)].
    public static String generate() {
        return generate(LIVE);
    }

    /// A new key for the sandbox: the same but for its first characters.
    public static String generateTest() {
        return generate(TEST);
    }

    /// Whether a text can be an API key at all: whatever looks like one made here needs its checksum right, the rest
    /// may have been chosen by an operator.
    public static boolean isWellFormed(String key) {
        if (!isMadeHere(key)) {
            return CHOSEN.matcher(key).matches();
        }
        int end = key.length() - CHECKSUM_CHARS;
        return key.substring(end).equals(checksum(key.substring(0, end)));
    }

    /// SHA-256 of the whole key, in 64 hex digits. No salt and no stretching: the key has 256 random bits.
    public static String hash(String key) {
        return HexFormat.of().formatHex(sha256(key));
    }

    /// What people see of a key once it was shown: its first characters.
    public static String prefix(String key) {
        return key.substring(0, isMadeHere(key) ? PREFIX_CHARS : CHOSEN_PREFIX_CHARS);
    }

    /// The id of the key with this hash: the hash's first 16 bytes as a UUIDv8 (RFC 9562), 122 bits of it.
    ///
    /// @param hash as [#hash(String)] makes it
    public static UUID idOf(String hash) {
        var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hash));
        long most = bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long least = bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    /// The event stream of the key with this hash.
    public static String stream(String hash) {
        return Streams.apiKey(idOf(hash));
    }

    private static boolean isMadeHere(String key) {
        return SHAPE.matcher(key).matches();
    }

    private static String generate(String prefix) {
        var body = prefix + base62(new BigInteger(RANDOM_BITS, RANDOM), RANDOM_CHARS);
        return body + checksum(body);
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM_CHARS);
    }

    private static String base62(BigInteger value, int chars) {
        var base = BigInteger.valueOf(BASE62.length());
        var digits = new char[chars];
        var rest = value;
        for (int i = chars - 1; i >= 0; i--) {
            var quotient = rest.divideAndRemainder(base);
            digits[i] = BASE62.charAt(quotient[1].intValue());
            rest = quotient[0];
        }
        return new String(digits);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
