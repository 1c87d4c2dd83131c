package com.voepy.numbers.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.kit.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyUsesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AccessSchema SCHEMA = new AccessSchema(DATABASE.dataSource());
    private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE.dataSource());
    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private Instant now = START;
    private final UUID key = UUID.randomUUID();
    private final KeyUses uses = new KeyUses(JDBC, () -> now, SCHEMA);

    @Test
    void a_use_shows_once_written_and_survives_the_node() {
        uses.note(key);
        assertThat(shown()).isNull();

        uses.write();

        assertThat(shown()).isEqualTo(START);
        assertThat(new KeyUses(JDBC, () -> now, SCHEMA).of(List.of(key, UUID.randomUUID())))
                .containsOnlyKeys(key);
    }

    @Test
    void a_key_is_written_at_most_once_a_minute() {
        used(START);
        used(START.plusSeconds(59));
        assertThat(shown()).isEqualTo(START);

        used(START.plusSeconds(60));
        assertThat(shown()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void of_two_nodes_the_later_use_stays() {
        var other = new KeyUses(JDBC, () -> START.minusSeconds(5), SCHEMA);
        used(START);
        other.note(key);
        other.write();

        assertThat(shown()).isEqualTo(START);
    }

    @Test
    void what_cannot_be_written_now_is_written_later() {
        uses.note(key);
        DATABASE.jdbc().sql("ALTER TABLE access.api_key_use RENAME TO gone").update();
        try {
            assertThatThrownBy(uses::write).isNotNull();
        } finally {
            DATABASE.jdbc().sql("ALTER TABLE access.gone RENAME TO api_key_use").update();
        }

        uses.write();

        assertThat(shown()).isEqualTo(START);
    }

    private void used(Instant at) {
        now = at;
        uses.note(key);
        uses.write();
    }

    private @Nullable Instant shown() {
        return uses.of(List.of(key)).get(key);
    }
}
