package com.voepy.numbers.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.ViewSchema;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The guarantee of every list: a page never skips or repeats a row that existed throughout the paging.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagingTest {

    /// Pages that are read with changes before and after.
    static final int INTERLEAVINGS = 10_000;

    static final int ROWS_MAX = 60;
    static final int PAGE_MAX = 9;

    static final TestDatabase DATABASE = TestDatabase.create();
    static final SecretBox SECRETS = new SecretBox(Base64.getEncoder().encodeToString(new byte[32]));
    static final JdbcTemplate JDBC = new JdbcTemplate(
            new SingleConnectionDataSource(DATABASE.url(), DATABASE.user(), DATABASE.password(), true));

    final ResourceReader reader = new ResourceReader(
            JdbcClient.create(JDBC),
            new Unsealer(new SubjectVault(DATABASE.dataSource(), SECRETS, InstantSource.system())));

    /// Of the whole class: the tests share the tables.
    static long position;

    @BeforeAll
    static void migrate() {
        ViewSchema.migrate(DATABASE.dataSource());
    }

    /// Whatever tables there are, so that a new one is walked as well.
    static List<String> tables() {
        return JDBC.query("""
            SELECT 'view.' || table_name FROM information_schema.columns
            WHERE table_schema = 'view' AND column_name IN ('id', 'tenant_id', 'created', 'position', 'body')
            GROUP BY table_name HAVING count(*) = 5 ORDER BY table_name
            """, (row, _) -> row.getString(1));
    }

    @Test
    void a_walk_shows_every_row_once_that_was_there_throughout() {
        var tables = tables();
        assertThat(tables).contains("view.phone_number", "view.number_order", "view.reservation", "view.transaction");
        var walked = new HashMap<String, Integer>();
        var interleavings = 0;
        for (var seed = 0; interleavings < INTERLEAVINGS; seed++) {
            var table = tables.get(seed % tables.size());
            var pages = walk(new ResourceTable<>(table, Integer.class, List.of()), Map.of(), new Random(seed));
            walked.merge(table, pages, Integer::sum);
            interleavings += pages;
        }
        assertThat(walked).containsOnlyKeys(tables);
        assertThat(walked.values()).allMatch(pages -> pages > INTERLEAVINGS / tables.size() / 2);
    }

    @Test
    void a_filtered_walk_shows_every_row_once_that_fitted_throughout() {
        var numbers = new ResourceTable<Integer>(
                "view.phone_number",
                Integer.class,
                List.of(ResourceTable.text("customer_reference", row -> "brand-" + row % 2)));
        for (var seed = 0; seed < 50; seed++) {
            walk(numbers, Map.of("customer_reference", "brand-" + seed % 2), new Random(seed));
        }
    }

    @Test
    void the_last_page_has_no_cursor() {
        var table = new ResourceTable<>("view.number_order", Integer.class, List.of());
        var tenant = UUID.randomUUID();
        insert(table, tenant, 2);
        assertThat(page(table, tenant, Map.of(), 2, null).meta().nextCursor()).isNull();
        assertThat(page(table, tenant, Map.of(), 1, null).meta().nextCursor()).isNotNull();
        assertThat(page(table, tenant, Map.of(), 250, null).meta().count()).isEqualTo(2);
    }

    /// @return how many pages were read with changes in between
    private int walk(ResourceTable<Integer> table, Map<String, String> filters, Random random) {
        var tenant = UUID.randomUUID();
        var throughout = insert(table, tenant, 1 + random.nextInt(ROWS_MAX));
        List<String> shown = new ArrayList<>();
        String cursor = null;
        var pages = 0;
        do {
            var page = page(table, tenant, filters, 1 + random.nextInt(PAGE_MAX), cursor);
            page.data().forEach(item -> shown.add(item.text()));
            cursor = page.meta().nextCursor();
            pages++;
            insert(table, tenant, random.nextInt(4));
            touch(table, tenant, throughout.get(random.nextInt(throughout.size())));
        } while (cursor != null);
        var fitting = throughout.reversed().stream()
                .filter(row -> filters.values().stream().allMatch(value -> value.equals("brand-" + row % 2)))
                .map(Object::toString)
                .toList();
        assertThat(shown).as(table.name()).containsExactlyElementsOf(fitting);
        return pages;
    }

    private Page<RawJson> page(
            ResourceTable<Integer> table,
            UUID tenant,
            Map<String, String> filters,
            int limit,
            @Nullable String cursor) {
        var checks = new Checks();
        var request = PageRequest.of(checks, "rows", filters, Integer.toString(limit), cursor);
        checks.orThrow();
        return reader.page(table, tenant, filters, request);
    }

    private List<Integer> insert(ResourceTable<Integer> table, UUID tenant, int rows) {
        var created = IntStream.range(0, rows)
                .mapToObj(_ -> Math.toIntExact(++position))
                .toList();
        if (rows > 0) {
            table.save(
                    JDBC,
                    created.stream()
                            .map(row -> new Stored<>(id(row), tenant, row, row, row))
                            .toList());
        }
        return created;
    }

    /// A change of a row does not move it.
    private void touch(ResourceTable<Integer> table, UUID tenant, int row) {
        position++;
        table.save(JDBC, List.of(new Stored<>(id(row), tenant, row, position, row)));
    }

    private static UUID id(int row) {
        return new UUID(0, row);
    }
}
