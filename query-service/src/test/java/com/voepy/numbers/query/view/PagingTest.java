package com.voepy.numbers.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.ViewSchema;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PagingTest {

    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final int WALKS = 400;
    static final int ROWS_MAX = 60;

    static final TestDatabase DATABASE = TestDatabase.create();
    static final ResourceTable<Integer> TABLE = new ResourceTable<>("view.number_order", Integer.class, List.of());
    static final SecretBox SECRETS = new SecretBox(Base64.getEncoder().encodeToString(new byte[32]));
    static final JdbcTemplate JDBC = new JdbcTemplate(
            new SingleConnectionDataSource(DATABASE.url(), DATABASE.user(), DATABASE.password(), true));

    final ResourceReader reader = new ResourceReader(
            JdbcClient.create(JDBC),
            new Unsealer(new SubjectVault(DATABASE.dataSource(), SECRETS, InstantSource.system())));
    long position;

    @BeforeAll
    static void migrate() {
        ViewSchema.migrate(DATABASE.dataSource());
    }

    @Test
    void a_walk_shows_every_row_once_that_was_there_throughout() {
        var interleavings = 0;
        for (var seed = 0; seed < WALKS; seed++) {
            interleavings += walk(new Random(seed));
        }
        assertThat(interleavings).isGreaterThan(2_000);
    }

    @Test
    void the_last_page_has_no_cursor() {
        JDBC.update("TRUNCATE view.number_order");
        insert(2);
        assertThat(page(2, null).meta().nextCursor()).isNull();
        assertThat(page(1, null).meta().nextCursor()).isNotNull();
        assertThat(page(250, null).meta().count()).isEqualTo(2);
    }

    /// @return how many pages were read with changes in between
    private int walk(Random random) {
        JDBC.update("TRUNCATE view.number_order");
        var throughout = insert(1 + random.nextInt(ROWS_MAX));
        List<String> shown = new ArrayList<>();
        String cursor = null;
        var pages = 0;
        do {
            var page = page(1 + random.nextInt(9), cursor);
            page.data().forEach(item -> shown.add(item.text()));
            cursor = page.meta().nextCursor();
            pages++;
            insert(random.nextInt(4));
            touch(throughout.get(random.nextInt(throughout.size())));
        } while (cursor != null);
        assertThat(shown).doesNotHaveDuplicates();
        assertThat(shown)
                .containsExactlyElementsOf(
                        throughout.reversed().stream().map(Object::toString).toList());
        return pages;
    }

    private Page<RawJson> page(int limit, @Nullable String cursor) {
        return reader.page(TABLE, TENANT, Map.of(), PageRequest.of("orders", Integer.toString(limit), cursor));
    }

    private List<Integer> insert(int rows) {
        List<Integer> created = new ArrayList<>();
        for (var i = 0; i < rows; i++) {
            position++;
            TABLE.save(JDBC, List.of(new Stored<>(id((int) position), TENANT, position, position, (int) position)));
            created.add((int) position);
        }
        return created;
    }

    /// A change of a row does not move it.
    private void touch(int row) {
        position++;
        TABLE.save(JDBC, List.of(new Stored<>(id(row), TENANT, row, position, row)));
    }

    private static UUID id(int row) {
        return new UUID(0, row);
    }
}
