package com.voepy.numbers.kit.privacy;

import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.security.AesGcm;
import com.voepy.numbers.kit.web.WireJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Encrypts and decrypts under the key of one subject. Short-lived: ask [SubjectVault] for a new one each time, since
/// one that is kept would outlive the key.
public final class Sealer {

    private final UUID subjectId;
    private final AesGcm cipher;

    Sealer(UUID subjectId, AesGcm cipher) {
        this.subjectId = subjectId;
        this.cipher = cipher;
    }

    /// @param value anything that can be written as JSON of the API: a text, a list, a record
    public Sealed seal(Object value) {
        var json = WireJson.mapper().writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        return new Sealed(subjectId, Base64.getUrlEncoder().withoutPadding().encodeToString(sealBytes(json)));
    }

    public @Nullable Sealed sealOptional(@Nullable Object value) {
        return value == null ? null : seal(value);
    }

    /// For what is no JSON, such as a file.
    public byte[] sealBytes(byte[] plain) {
        return cipher.encrypt(plain, contextOf(subjectId));
    }

    /// The JSON that was sealed.
    String open(Sealed sealed) {
        return new String(openBytes(Base64.getUrlDecoder().decode(sealed.ciphertext())), StandardCharsets.UTF_8);
    }

    byte[] openBytes(byte[] sealed) {
        return cipher.decrypt(sealed, contextOf(subjectId));
    }

    static byte[] contextOf(UUID subjectId) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(subjectId.getMostSignificantBits())
                .putLong(subjectId.getLeastSignificantBits())
                .array();
    }
}
