package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What a person sees, and what a script does.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShowingTest {

    private static final String STOCK = """
        {"data": [
          {"phone_number": "+15125550100", "number_type": "local", "locality": "Austin", "region": "TX",
           "capabilities": ["voice", "sms"],
           "pricing": {"activation_fee_cents": 100, "monthly_fee_cents": 150, "currency": "USD"}},
          {"phone_number": "+18005550100", "number_type": "toll_free", "locality": null, "region": null,
           "capabilities": [],
           "pricing": {"activation_fee_cents": 12345, "monthly_fee_cents": 5, "currency": "USD"}}],
         "meta": {"count": 2, "next_cursor": null}}
        """;

    @Test
    void a_list_is_a_table_with_money_in_dollars() {
        try (var server = new Server()) {
            server.answers(200, STOCK);

            assertThat(Run.of(server, "search", "--country-code", "US").out()).isEqualTo("""
                    NUMBER        TYPE       LOCALITY  REGION  FEATURES   ACTIVATION   MONTHLY
                    +15125550100  local      Austin    TX      voice,sms    1.00 USD  1.50 USD
                    +18005550100  toll_free  -         -       -          123.45 USD  0.05 USD
                    """);
        }
    }

    @Test
    void one_resource_is_shown_field_by_field_and_lists_in_it_as_tables() {
        try (var server = new Server()) {
            server.answers(200, """
                    {"id": "o-1", "status": "completed", "total_activation_cents": 100,
                     "phone_numbers": [{"phone_number": "+15125550100", "status": "active", "monthly_price_cents": 150}],
                     "customer_reference": null, "settings": {"messaging_enabled": true}}
                    """);

            assertThat(Run.of(server, "orders", "get", "o-1").out()).isEqualTo("""
                    id                          o-1
                    status                      completed
                    total_activation            1.00 USD
                    customer_reference          -
                    settings.messaging_enabled  true
                    phone_numbers
                      PHONE NUMBER  STATUS  MONTHLY PRICE
                      +15125550100  active       1.50 USD
                    """);
        }
    }

    @Test
    void json_is_what_the_server_sent_byte_for_byte() {
        var odd = "{ \"b\" : 1.0,\n\"a\":\"\\u00e9é\" }";
        try (var server = new Server()) {
            server.answers(200, odd);

            assertThat(Run.of(server, "balance", "--json").out()).isEqualTo(odd + "\n");
        }
    }

    @Test
    void nothing_to_show_is_said_to_people_only() {
        try (var server = new Server()) {
            server.answers(204, "").answers(204, "");

            assertThat(Run.of(server, "keys", "revoke", "k").out()).isEqualTo("Done.\n");
            assertThat(Run.of(server, "keys", "revoke", "k", "--json").out()).isEmpty();
        }
    }

    @Test
    void text_of_others_moves_no_cursor() {
        try (var server = new Server()) {
            server.answers(200, "{\"name\": \"\\u001b[2J\\u202eevil\\r\\n\", \"na\\u0007me\": 1}");

            var out = Run.of(server, "connections", "default").out();

            assertThat(out)
                    .contains("\ufffd[2J\ufffdevil\ufffd\ufffd")
                    .doesNotContain("\u001b", "\u202e", "\r", "\u0007");
        }
    }

    @Test
    void options_that_all_verbs_have_may_stand_anywhere() {
        try (var server = new Server()) {
            server.answers(200, "{}").answers(200, "{}").answers(200, "{}");

            for (var line : new String[][] {
                {"--json", "connections", "default"},
                {"connections", "--json", "default"},
                {"connections", "default", "--json"}
            }) {
                assertThat(Run.of(server, line).out()).isEqualTo("{}\n");
            }
        }
    }

    @Test
    void verbose_tells_each_request() {
        try (var server = new Server()) {
            server.answers(200, "{}", "X-Request-Id", "r-9");

            assertThat(Run.of(server, "balance", "--verbose").err())
                    .contains("GET /v1/balance: 200 in ", "request r-9");
        }
    }
}
