package com.voepy.numbers.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WireJsonTest {

    final JsonMapper json = WireJson.mapper();

    enum Kind {
        LOCAL,
        TOLL_FREE
    }

    record Sample(
            UUID id,
            String e164,
            Kind numberType,
            long monthlyPriceCentsCustomer,
            boolean enabled,
            @Nullable String customerReference,
            List<ApiKeyScope> scopes,
            Instant orderedAt) {}

    static final Sample SAMPLE = new Sample(
            UUID.fromString("f3b0a9b7-0000-4000-8000-000000000001"),
            "+15125550100",
            Kind.TOLL_FREE,
            150,
            true,
            null,
            List.of(ApiKeyScope.NUMBERS_READ),
            Instant.parse("2026-05-12T14:32:18Z"));

    static final String TEXT = """
            {"id":"f3b0a9b7-0000-4000-8000-000000000001","e164":"+15125550100","number_type":"toll_free",\
            "monthly_price_cents_customer":150,"enabled":true,"customer_reference":null,"scopes":["numbers:read"],\
            "ordered_at":"2026-05-12T14:32:18.000Z"}""";

    @Test
    void writes_the_wire_form() {
        assertThat(json.writeValueAsString(SAMPLE)).isEqualTo(TEXT);
    }

    @Test
    void reads_the_wire_form() {
        assertThat(json.readValue(TEXT, Sample.class)).isEqualTo(SAMPLE);
    }

    @Test
    void cuts_times_to_the_millisecond() {
        assertThat(WireJson.timestamp(Instant.parse("2026-05-12T14:32:18.123999Z")))
                .isEqualTo("2026-05-12T14:32:18.123Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"toll_free\"→\"TOLL_FREE\"",
                "\"toll_free\"→1",
                "150→\"150\"",
                "150→150.0",
                "150→true",
                "150→null",
                "true→\"true\"",
                "true→1",
                "\"+15125550100\"→15125550100",
                "\"+15125550100\"→false",
                "\"+15125550100\"→[\"a\"]",
                "[\"numbers:read\"]→\"numbers:read\"",
                "[\"numbers:read\"]→\"\"",
                "\"f3b0a9b7-0000-4000-8000-000000000001\"→\"\"",
                "\"2026-05-12T14:32:18.000Z\"→1778596338",
                "\"2026-05-12T14:32:18.000Z\"→\"2026-05-12\"",
                "}→,\"more\":1}",
                "}→,\"enabled\":true}",
                "}→}{}",
            })
    void refuses_what_is_not_exactly_right(String change) {
        var fromTo = change.split("→");
        assertThatThrownBy(() -> json.readValue(TEXT.replace(fromTo[0], fromTo[1]), Sample.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void refuses_deep_nesting() {
        assertThatThrownBy(() -> json.readTree("[".repeat(40) + "]".repeat(40))).isInstanceOf(JacksonException.class);
    }

    @Nested
    class A_patch {

        record Body(Patch<String> name, Patch<UUID> connectionId, Patch<List<String>> tags) {}

        @Test
        void tells_absent_null_and_a_value_apart() {
            assertThat(json.readValue("{\"connection_id\":null,\"tags\":[\"a\"]}", Body.class))
                    .isEqualTo(new Body(new Patch.Unchanged<>(), new Patch.Clear<>(), new Patch.Set<>(List.of("a"))));
        }

        @Test
        void applies_to_what_was_there() {
            assertThat(new Patch.Unchanged<String>().applyTo("before")).isEqualTo("before");
            assertThat(new Patch.Clear<String>().applyTo("before")).isNull();
            assertThat(new Patch.Set<>("after").applyTo("before")).isEqualTo("after");
        }

        @Test
        void refuses_a_value_of_another_type() {
            assertThatThrownBy(() -> json.readValue("{\"name\":5}", Body.class)).isInstanceOf(JacksonException.class);
        }
    }
}
