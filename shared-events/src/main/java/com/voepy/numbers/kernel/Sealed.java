package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.UUID;

/// A piece of personal data, encrypted under the key of the one it is about. Once that key is destroyed, nobody
/// can read it any more, wherever copies of it lie.
///
/// @param sealedFor whose key it is encrypted under: the id of the address, order or document that the data belongs to
/// @param ciphertext AES-256-GCM over the value as JSON, with the subject's id as associated data: nonce, text and tag,
///     Base64 for URLs
@JsonPropertyOrder({"sealed_for", "ciphertext"})
public record Sealed(
        @JsonProperty("sealed_for") UUID sealedFor,
        @JsonProperty("ciphertext") String ciphertext) {}
