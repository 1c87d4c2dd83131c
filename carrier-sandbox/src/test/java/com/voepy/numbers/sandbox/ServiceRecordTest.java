package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceRecordTest extends CarrierTest {

    private static final String PATH = "/customer_service_records";

    @Test
    void coverage_is_known_at_once() throws IOException {
        var answer = carrier.post(
                PATH + "/phone_number_coverages",
                "{\"phone_numbers\": [\"+15125550100\", \"+15125560100\", \"+15125559942\", \"+15125559945\"]}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/data").findValuesAsString("has_csr_coverage"))
                .containsExactly("true", "false", "false", "true");
        assertThat(answer.text("/data/1/reason")).contains("+15125560100");
        assertThat(answer.text("/data/3/additional_data_required/0")).isEqualTo("pin");
    }

    @Test
    void a_record_is_pending_for_a_second_and_always_says_the_same() throws IOException {
        var first = carrier.post(PATH, "{\"phone_number\": \"+15125550100\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/data/status")).isEqualTo("pending");
        assertThat(first.body().at("/data/result").isNull()).isTrue();
        var second = carrier.post(PATH, "{\"phone_number\": \"+15125550100\"}");
        carrier.time.pass(Duration.ofSeconds(1));

        var completed = carrier.get(PATH + "/" + first.text("/data/id"));

        assertThat(completed.text("/data/status")).isEqualTo("completed");
        assertThat(completed.text("/data/result/address/locality")).isEqualTo("Austin");
        assertThat(completed.text("/data/result/address/postal_code")).matches("787\\d\\d");
        assertThat(completed.text("/data/result/admin/account_number")).matches("\\d{10}");
        assertThat(carrier.get(PATH + "/" + second.text("/data/id")).body().at("/data/result"))
                .isEqualTo(completed.body().at("/data/result"));
        assertThat(carrier.get(PATH + "?filter[phone_number][eq]=+15125550100&filter[status][eq]=completed"
                                + "&sort[value]=created_at")
                        .body()
                        .at("/data"))
                .hasSize(2);
    }

    @Test
    void a_record_fails_stays_pending_or_wants_more_by_number() throws IOException {
        var notCovered = create("+15125560101", "{}");
        var failing = create("+15125559943", "{}");
        var never = create("+15125559944", "{}");
        var withoutPin = create("+15125559945", "{}");
        var withPin = create("+15125559945", "{\"pin\": \"1234\"}");
        carrier.time.pass(Duration.ofHours(1));

        assertThat(status(notCovered)).isEqualTo("failed");
        assertThat(status(failing)).isEqualTo("failed");
        assertThat(carrier.get(PATH + "/" + failing).text("/data/error_message"))
                .isEqualTo("CSR information not available.");
        assertThat(status(never)).isEqualTo("pending");
        assertThat(status(withoutPin)).isEqualTo("failed");
        assertThat(status(withPin)).isEqualTo("completed");
    }

    @Test
    void a_number_that_is_not_american_is_refused() throws IOException {
        assertThat(refusal("{\"phone_number\": \"+15125\"}")).isEqualTo("10002");
        assertThat(carrier.get(PATH + "/00000000-0000-4000-8000-000000000000").status())
                .isEqualTo(404);
    }

    private String create(String number, String additionalData) throws IOException {
        return carrier.post(
                        PATH, "{\"phone_number\": \"%s\", \"additional_data\": %s}".formatted(number, additionalData))
                .text("/data/id");
    }

    private String status(String id) throws IOException {
        return carrier.get(PATH + "/" + id).text("/data/status");
    }

    /// What it asks for is against the contract, so the recorder must not see it.
    private String refusal(String body) throws IOException {
        return carrier.unrecorded("POST", PATH, body).errorCode();
    }
}
