package com.voepy.numbers.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookSigningKeyTest {

    /// RFC 8032, section 7.1, test 1.
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void a_seed_has_the_public_key_that_the_standard_says() {
        var key = WebhookSigningKey.of(base64(SEED));

        assertThat(key.publicKey()).isEqualTo(base64(PUBLIC_KEY));
        assertThat(key.seed()).isEqualTo(base64(SEED));
    }

    @Test
    void a_generated_key_comes_back_from_its_seed() {
        var key = WebhookSigningKey.generate();

        assertThat(WebhookSigningKey.of(key.seed()).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void a_seed_of_another_length_is_refused() {
        assertThatThrownBy(() -> WebhookSigningKey.of("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
