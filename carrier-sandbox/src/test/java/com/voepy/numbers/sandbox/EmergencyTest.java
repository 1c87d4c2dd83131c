package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmergencyTest extends CarrierTest {

    @Test
    void an_address_is_kept_found_by_its_reference_and_forgotten() throws IOException {
        var id = keep("ref-1", "1 Example St").text("/data/id");

        assertThat(carrier.get("/addresses/" + id).text("/data/street_address")).isEqualTo("1 Example St");
        assertThat(carrier.get("/addresses?filter[customer_reference][eq]=ref-1&page[size]=250&sort=created_at")
                        .body()
                        .at("/data")
                        .findValuesAsString("id"))
                .containsExactly(id);
        assertThat(carrier.get("/addresses?filter[customer_reference][eq]=ref")
                        .body()
                        .at("/data"))
                .isEmpty();
        assertThat(carrier.get("/addresses?filter[street_address][contains]=EXAMPLE&filter[address_book][eq]=false")
                        .body()
                        .at("/data"))
                .isNotEmpty();
        assertThat(carrier.delete("/addresses/" + id).status()).isEqualTo(200);
        assertThat(carrier.get("/addresses/" + id).status()).isEqualTo(404);
        assertThat(carrier.delete("/addresses/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_address_needs_a_name_and_has_to_be_valid() throws IOException {
        assertThat(carrier.post("/addresses", """
                {"first_name": "Ann", "last_name": "", "business_name": "", "street_address": "1 Example St",
                 "locality": "Austin", "country_code": "US"}
                """).status()).isEqualTo(422);
        assertThat(keep("ref-2", "1 Nowhere St").status()).isEqualTo(422);
        assertThat(keep("ref-2", "1 Condemned St").status()).isEqualTo(422);
    }

    @Test
    void a_validation_suggests_what_it_can() throws IOException {
        var valid = validate("1 Example St");
        assertThat(valid.text("/data/result")).isEqualTo("valid");
        assertThat(valid.text("/data/suggested/street_address")).isEqualTo("1 Example St");
        var nowhere = validate("1 Nowhere St");
        assertThat(nowhere.text("/data/result")).isEqualTo("invalid");
        assertThat(nowhere.text("/data/errors/0/source/pointer")).isEqualTo("/street_address");
        assertThat(nowhere.body().at("/data/suggested")).isEmpty();
        assertThat(validate("1 Misspelt St").text("/data/suggested/street_address"))
                .isEqualTo("1 Main St");
        assertThat(validate("1 Unavailable St").status()).isEqualTo(503);
    }

    @Test
    void an_address_is_kept_though_the_answer_gets_lost() throws IOException {
        assertThatThrownBy(() -> keep("ref-3", "1 Silent St")).isInstanceOf(IOException.class);
        assertThat(carrier.get("/addresses?filter[customer_reference][eq]=ref-3")
                        .body()
                        .at("/data"))
                .hasSize(1);
    }

    @Test
    void emergency_service_takes_a_moment() throws IOException {
        var number = carrier.own("+15125550950");
        var address = keep("ref-4", "1 Example St").text("/data/id");

        var taken = enable(number, address, true);

        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.text("/data/emergency/emergency_status")).isEqualTo("provisioning");
        assertThat(taken.text("/data/emergency/emergency_address_id")).isEqualTo(address);
        assertThat(carrier.delete("/addresses/" + address).status()).isEqualTo(422);
        carrier.time.pass(Duration.ofSeconds(1));
        awaitStatus(number, "active");
        var shown = carrier.get("/phone_numbers/" + number);
        assertThat(shown.text("/data/emergency_address_id")).isEqualTo(address);
        assertThat(shown.body().at("/data/emergency_enabled").asBoolean()).isTrue();
        assertThat(enable(number, address, true).status()).isEqualTo(200);
        assertThat(carrier.get("/phone_numbers?filter[emergency_address_id]=" + address)
                        .body()
                        .at("/data"))
                .hasSize(1);

        assertThat(enable(number, address, false).status()).isEqualTo(202);
        carrier.time.pass(Duration.ofSeconds(1));
        awaitStatus(number, "disabled");
        assertThat(enable(number, "", false).status()).isEqualTo(200);
        assertThat(carrier.delete("/addresses/" + address).status()).isEqualTo(200);
    }

    @Test
    void emergency_service_can_go_wrong_in_every_way() throws IOException {
        var number = carrier.own("+15125550951");

        assertThat(enable(number, keep("ref-5", "1 Instant St").text("/data/id"), true)
                        .status())
                .isEqualTo(200);
        assertThat(enable(number, keep("ref-5", "1 Forbidden St").text("/data/id"), true)
                        .status())
                .isEqualTo(422);
        assertThat(enable(number, "42", true).status()).isEqualTo(422);
        enable(number, keep("ref-5", "1 Doomed St").text("/data/id"), true);
        carrier.time.pass(Duration.ofSeconds(1));
        awaitStatus(number, "provisioning-failed");
        enable(number, keep("ref-5", "1 Slow St").text("/data/id"), true);
        carrier.time.pass(Duration.ofSeconds(9));
        assertThat(status(number)).isEqualTo("provisioning");
        carrier.time.pass(Duration.ofSeconds(1));
        awaitStatus(number, "active");
        var mute = keep("ref-5", "1 Mute St").text("/data/id");
        assertThatThrownBy(() -> enable(number, mute, true)).isInstanceOf(IOException.class);
        assertThat(carrier.get("/phone_numbers/" + number).text("/data/emergency_address_id"))
                .isEqualTo(mute);
    }

    @Test
    void a_number_elsewhere_has_none_and_a_deleted_one_leaves_its_address() throws IOException {
        var address = keep("ref-6", "1 Instant St").text("/data/id");
        var german = carrier.own(carrier.anyNumber("DE", "local"));
        assertThat(enable(german, address, true).status()).isEqualTo(422);

        var number = carrier.own("+15125550952");
        enable(number, address, true);
        carrier.delete("/phone_numbers/" + number);

        assertThat(carrier.delete("/addresses/" + address).status()).isEqualTo(200);
    }

    private SandboxRig.Answer keep(String reference, String street) throws IOException {
        return carrier.post("/addresses", """
                {"customer_reference": "%s", "first_name": "", "last_name": "", "business_name": "Yourco",
                 "street_address": "%s", "locality": "Austin", "administrative_area": "TX", "postal_code": "78701",
                 "country_code": "US", "address_book": false}
                """.formatted(reference, street));
    }

    private SandboxRig.Answer validate(String street) throws IOException {
        return carrier.post("/addresses/actions/validate", """
                {"street_address": "%s", "locality": "Austin", "administrative_area": "TX", "postal_code": "78701",
                 "country_code": "US"}
                """.formatted(street));
    }

    private SandboxRig.Answer enable(String number, String address, boolean on) throws IOException {
        return carrier.post("/phone_numbers/%s/actions/enable_emergency".formatted(number), """
                {"emergency_enabled": %s, "emergency_address_id": "%s"}
                """.formatted(on, address));
    }

    private String status(String number) throws IOException {
        return carrier.get("/phone_numbers/" + number).text("/data/emergency_status");
    }

    private void awaitStatus(String number, String status) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> status(number).equals(status));
    }
}
