package com.voepy.numbers.command.apikey;

import static com.voepy.numbers.command.testing.AccountService.OPERATOR_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.command.testing.AccountService;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OperatorKeyAtStartTest {

    private static final Pattern PRINTED = Pattern.compile("Operator key, shown only now: (vn_live_\\w+)");

    @Test
    void a_chosen_key_works_also_after_a_restart_and_leaves_one_trace() {
        var database = TestDatabase.create();
        for (var start : List.of("first", "second")) {
            try (var service = new AccountService(database, OPERATOR_KEY)) {
                assertThat(createsTenants(service, OPERATOR_KEY)).as(start).isTrue();
            }
        }
        try (var service = new AccountService(database, OPERATOR_KEY + "-rotated")) {
            assertThat(createsTenants(service, OPERATOR_KEY + "-rotated")).isTrue();
        }
    }

    @Test
    void nodes_that_start_at_once_agree() {
        var database = TestDatabase.create();
        new AccountService(database, OPERATOR_KEY).close();
        var nodes = AtOnce.run(3, _ -> new AccountService(database, OPERATOR_KEY + "-new"));

        assertThat(nodes).allMatch(node -> createsTenants(node, OPERATOR_KEY + "-new"));
        nodes.forEach(AccountService::close);
    }

    @Test
    void without_one_a_key_is_made_and_printed_once() {
        var database = TestDatabase.create();
        var printed = new ByteArrayOutputStream();
        var terminal = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            var nodes = AtOnce.run(2, _ -> new AccountService(database, ""));
            nodes.forEach(AccountService::close);
            new AccountService(database, "").close();
        } finally {
            System.setOut(terminal);
        }

        var keys = PRINTED.matcher(printed.toString(StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(keys).hasSize(1);
        try (var service = new AccountService(database, "")) {
            assertThat(createsTenants(service, keys.getFirst())).isTrue();
        }
    }

    @Test
    void a_short_key_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> new AccountService(TestDatabase.create(), "short"))
                .rootCause()
                .hasMessageStartingWith("NUMBERS_OPERATOR_KEY cannot be used: it must have at least 32 visible ASCII");
    }

    private static boolean createsTenants(AccountService service, String key) {
        var response = service.post("/v1/admin/tenants", key, "{\"name\": \"Acme\"}");
        return response.statusCode() == 201;
    }
}
