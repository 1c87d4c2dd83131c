package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogProofTest {

    private static final String NAME = "numbers.example/log";
    private static final int SIZE = 1_000;

    private final SigningKey key = new SigningKey(NAME, new byte[SigningKey.SEED_BYTES]);
    private final Leaves leaves = new Leaves();

    @BeforeEach
    void fill() {
        for (var i = 0; i < SIZE; i++) {
            leaves.add(entry(i));
        }
    }

    @Test
    void shows_where_an_entry_is_and_survives_its_file() {
        var proof = proof(17);

        var read = LogProof.parse(proof.text());

        assertThat(read).isEqualTo(proof);
        assertThat(read.verify(entry(17), key.verifier())).isEqualTo(checkpoint());
        assertThat(proof.text())
                .startsWith("c2sp.org/tlog-proof@v1\nindex 17\n")
                .endsWith("\n");
    }

    @Test
    void passes_over_extra_data_and_the_signatures_of_others() {
        var other = new SigningKey(
                "witness.example", "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
        var foreign = checkpoint().signedBy(other);
        var text =
                proof(3).text().replace("index ", "extra aGVsbG8=\nindex ") + foreign.substring(foreign.indexOf('—'));

        assertThat(LogProof.parse(text).verify(entry(3), key.verifier())).isEqualTo(checkpoint());
        assertThat(LogProof.parse(text).verify(entry(3), new SigningKey(NAME, new byte[32]).verifier()))
                .isEqualTo(checkpoint());
    }

    @Test
    void fails_for_whatever_is_changed_in_it() {
        var random = new Random(4711);
        var original = proof(512).text().getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < 10_000; i++) {
            var changed = original.clone();
            var at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            var text = new String(changed, StandardCharsets.UTF_8);
            assertThatExceptionOfType(NotVerified.class)
                    .as("bit of byte %d: %s", at, text)
                    .isThrownBy(() -> LogProof.parse(text).verify(entry(512), key.verifier()));
        }
    }

    @Test
    void fails_for_another_entry_another_log_and_another_key() {
        var proof = proof(17);

        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> proof.verify(entry(18), key.verifier()))
                .withMessage("the log at size 1000 does not have this entry at index 17");
        for (var other : new SigningKey[] {
            new SigningKey("numbers.example/other", new byte[32]), new SigningKey(NAME, filled((byte) 1))
        }) {
            assertThatExceptionOfType(NotVerified.class).isThrownBy(() -> proof.verify(entry(17), other.verifier()));
        }
    }

    @Test
    void a_verifier_key_survives_its_text_and_nothing_else_does() {
        var text = key.verifier().toString();

        assertThat(VerifierKey.parse(text)).isEqualTo(key.verifier());
        assertThat(text).startsWith(NAME + "+");
        for (var wrong : new String[] {
            "", "a+b", text + "A", text.replace("+", "-"), "x" + text, text.replaceFirst("\\+.{8}\\+", "+00000000+")
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(wrong));
        }
    }

    private LogProof proof(long index) {
        return new LogProof(
                index, leaves.tree().inclusion(index, SIZE), checkpoint().signedBy(key));
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(NAME, SIZE, leaves.tree().root(SIZE));
    }

    private static byte[] entry(int i) {
        return ("{\"position\":%d}".formatted(i + 1)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(byte value) {
        var bytes = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
