package com.voepy.numbers.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract is only worth something if it can fail.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TelnyxContractTest {

    private static final TelnyxContract CONTRACT = TelnyxContract.load();
    private static final String FOUND =
            "{\"data\": [{\"phone_number\": \"+15125550100\"}], \"meta\": {\"total_results\": 1}}";

    @Test
    void an_exchange_as_described_has_no_faults() {
        assertThat(search("filter%5Bcountry_code%5D=US&filter%5Bfeatures%5D%5B%5D=sms&filter[limit]=10", FOUND))
                .isEmpty();
        assertThat(order("{\"phone_numbers\": [{\"phone_number\": \"+15125550100\"}]}", 200, "{\"data\": {}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[country]=US",
                "filter[features][]=telepathy",
                "filter[features]=sms,telepathy",
                "filter[limit]=many",
                "filter[phone_number]=512",
                "filter[phone_number][is]=512",
                "limit=10",
                "page[number]=1"
            })
    void a_parameter_that_is_not_described_is_a_fault(String query) {
        assertThat(search(query, FOUND)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "no JSON",
                "{\"phone_numbers\": [\"+15125550100\"]}",
                "{\"phone_numbers\": [{\"number\": \"+15125550100\"}]}",
                "{\"reference\": \"r\"}"
            })
    void a_request_body_that_is_not_described_is_a_fault(String body) {
        assertThat(order(body, 200, "{\"data\": {}}")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"data\": {}}",
                "{\"data\": [{\"phone_number\": 1}]}",
                "{\"data\": [{\"number\": \"+1\"}]}",
                "{\"data\": [{\"region_information\": [{\"region_type\": \"planet\"}]}]}"
            })
    void a_response_body_that_is_not_described_is_a_fault(String body) {
        assertThat(search(null, body)).isNotEmpty();
    }

    @Test
    void a_status_that_is_not_described_is_a_fault_but_for_those_common_to_all() {
        assertThat(order("{}", 201, "{}")).isNotEmpty();
        assertThat(order("{}", 503, "{\"errors\": [{\"code\": \"10007\"}]}")).isEmpty();
        assertThat(order("{}", 503, "<html>")).isNotEmpty();
        assertThat(order("{}", 422, "{\"errors\": [{\"code\": 85001}]}")).isNotEmpty();
    }

    @Test
    void an_operation_that_is_not_described_is_a_fault() {
        assertThat(CONTRACT.faults(new Exchange("GET", "/v2/phones", null, "", 200, "{}")))
                .isNotEmpty();
        assertThat(CONTRACT.faults(new Exchange("DELETE", "/v2/number_orders", null, "", 200, "{}")))
                .isNotEmpty();
        assertThat(CONTRACT.faults(new Exchange("GET", "/number_orders", null, "", 200, "{}")))
                .isNotEmpty();
    }

    @Test
    void a_number_on_the_wire_needs_the_fields_that_the_carrier_requires() {
        assertThat(CONTRACT.faults(
                        new Exchange("GET", "/v2/phone_numbers/1", null, "", 200, "{\"data\": {\"id\": \"1\"}}")))
                .anyMatch(fault -> fault.contains("deletion_lock_enabled"));
    }

    @Test
    void check_names_the_fault_and_the_exchange() {
        assertThatThrownBy(() -> CONTRACT.check(new Exchange("GET", "/v2/phones", null, "", 200, "{}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/v2/phones");
    }

    private static List<String> search(@Nullable String query, String response) {
        return CONTRACT.faults(new Exchange("GET", "/v2/available_phone_numbers", query, "", 200, response));
    }

    private static List<String> order(String request, int status, String response) {
        return CONTRACT.faults(new Exchange("POST", "/v2/number_orders", null, request, status, response));
    }
}
