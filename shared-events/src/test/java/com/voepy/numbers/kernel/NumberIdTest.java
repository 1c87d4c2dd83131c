package com.voepy.numbers.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberIdTest {

    static final int TRIES = 20_000;
    static final int DIGITS_MIN = 7;
    static final int DIGITS_MAX = 15;
    static final long TENURE_MAX = (1L << 62) - 1;

    /// Always the same walk, so that a failure comes back.
    final Random random = new Random(42);

    /// The layout is part of every id ever shown to a client.
    @Test
    void the_first_tenure_of_a_number_in_austin_has_this_id_for_ever() {
        var id = UUID.fromString("0000e163-6505-8000-8000-000000000001");
        assertThat(new NumberId(new E164("+15125550100"), 1).uuid()).isEqualTo(id);
        assertThat(NumberId.of(id)).isEqualTo(new NumberId(new E164("+15125550100"), 1));
    }

    @Test
    void every_number_and_tenure_is_found_again_in_its_id() {
        for (var i = 0; i < TRIES; i++) {
            var id = new NumberId(number(), random.nextLong(1, TENURE_MAX));
            assertThat(NumberId.of(id.uuid())).isEqualTo(id);
            assertThat(id.uuid().version()).isEqualTo(8);
            assertThat(id.uuid().variant()).isEqualTo(2);
        }
    }

    @Test
    void the_shortest_and_the_longest_number_have_ids() {
        for (var e164 : Set.of(new E164("+1000000"), new E164("+999999999999999"))) {
            for (var tenure : new long[] {1, TENURE_MAX}) {
                assertThat(NumberId.of(new NumberId(e164, tenure).uuid())).isEqualTo(new NumberId(e164, tenure));
            }
        }
    }

    @Test
    void no_two_tenures_share_an_id() {
        var ids = new HashSet<UUID>();
        LongStream.rangeClosed(15_125_550_100L, 15_125_551_099L).forEach(digits -> {
            for (var tenure = 1; tenure <= 3; tenure++) {
                ids.add(new NumberId(new E164("+" + digits), tenure).uuid());
            }
        });
        assertThat(ids).hasSize(3_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                // A random one.
                "7e000000-0000-4000-8000-000000000001",
                // Version 8, and no digits.
                "00000000-0000-8000-8000-000000000001",
                // The id of Austin's number with another version, another variant, and a bit where none belongs.
                "0000e163-6505-4000-8000-000000000001",
                "0000e163-6505-8000-c000-000000000001",
                "0000e163-6505-8001-8000-000000000001"
            })
    void what_is_not_the_id_of_a_number_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberId.of(UUID.fromString(text)));
    }

    @Test
    void a_random_id_is_refused_whatever_its_bits() {
        for (var i = 0; i < TRIES; i++) {
            var uuid = new UUID(random.nextLong(), random.nextLong());
            if (uuid.version() != 8 || uuid.variant() != 2) {
                assertThatIllegalArgumentException().isThrownBy(() -> NumberId.of(uuid));
            }
        }
    }

    private E164 number() {
        var digits = new StringBuilder("+").append(random.nextInt(1, 10));
        var length = random.nextInt(DIGITS_MIN, DIGITS_MAX + 1);
        while (digits.length() <= length) {
            digits.append(random.nextInt(10));
        }
        return new E164(digits.substring(0, length + 1));
    }
}
