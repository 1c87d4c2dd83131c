package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnedNumberTest extends CarrierTest {

    @Test
    void has_what_its_order_said_until_it_is_changed() throws IOException {
        carrier.search("+15125550800");
        carrier.post("/number_orders", """
                {"phone_numbers": [{"phone_number": "+15125550800"}], "connection_id": "1521916448077776306",
                 "messaging_profile_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "customer_reference": "from the order"}
                """);
        carrier.time.pass(Duration.ofSeconds(1));
        var id = carrier.awaitActive("+15125550800");

        var before = carrier.get("/phone_numbers/" + id);
        var after = carrier.patch("/phone_numbers/" + id, """
                {"connection_id": "", "customer_reference": "changed", "tags": ["a", "b"], "hd_voice_enabled": true}
                """);

        assertThat(before.text("/data/connection_id")).isEqualTo("1521916448077776306");
        assertThat(before.text("/data/messaging_profile_id")).isEqualTo("3fa85f64-5717-4562-b3fc-2c963f66afa6");
        assertThat(after.body().at("/data/connection_id").isNull()).isTrue();
        assertThat(after.text("/data/customer_reference")).isEqualTo("changed");
        assertThat(after.body().at("/data/tags")).hasSize(2);
        assertThat(after.body()).isEqualTo(carrier.get("/phone_numbers/" + id).body());
    }

    @Test
    void keeps_voice_settings_and_shows_the_rest_at_their_defaults() throws IOException {
        var id = carrier.own("+15125550801");

        var voice = carrier.patch("/phone_numbers/" + id + "/voice", """
                {"tech_prefix_enabled": true, "inbound_call_screening": "flag_calls", "caller_id_name_enabled": true,
                 "cnam_listing": {"cnam_listing_enabled": true, "cnam_listing_details": "Yourco Sales"}}
                """);

        assertThat(voice.text("/data/inbound_call_screening")).isEqualTo("flag_calls");
        assertThat(voice.text("/data/cnam_listing/cnam_listing_details")).isEqualTo("Yourco Sales");
        assertThat(voice.text("/data/usage_payment_method")).isEqualTo("pay-per-minute");
        assertThat(carrier.get("/phone_numbers/" + id + "/voice").body()).isEqualTo(voice.body());
        assertThat(carrier.get("/phone_numbers/" + id)
                        .body()
                        .at("/data/caller_id_name_enabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refuses_voice_settings_that_make_no_sense() throws IOException {
        var id = carrier.own("+15125550802");
        var voice = "/phone_numbers/" + id + "/voice";

        assertThat(carrier.patch(voice, "{\"cnam_listing\": {\"cnam_listing_details\": \"Sixteen letters!\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(carrier.patch(voice, "{\"cnam_listing\": {\"cnam_listing_enabled\": true}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void is_given_a_messaging_profile_and_loses_it() throws IOException {
        var id = carrier.own("+15125550803");
        var messaging = "/phone_numbers/" + id + "/messaging";

        var given = carrier.patch(messaging, "{\"messaging_profile_id\": \"3fa85f64-5717-4562-b3fc-2c963f66afa6\"}");
        var taken = carrier.patch(messaging, "{\"messaging_profile_id\": \"\"}");

        assertThat(given.text("/data/messaging_profile_id")).isEqualTo("3fa85f64-5717-4562-b3fc-2c963f66afa6");
        assertThat(given.body().at("/data/features/sms/domestic_two_way").asBoolean())
                .isTrue();
        assertThat(taken.body().at("/data").has("messaging_profile_id")).isFalse();
        assertThat(carrier.get(messaging).body()).isEqualTo(taken.body());
    }

    @Test
    void without_sms_takes_no_messaging_profile() throws IOException {
        var id = carrier.own(carrier.anyNumber("DE", "local"));

        assertThat(carrier.patch("/phone_numbers/" + id + "/messaging", "{\"messaging_profile_id\": \"x\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void can_not_be_changed_before_it_is_active() throws IOException {
        carrier.order("+15125550804");
        var id = carrier.get("/phone_numbers?filter[phone_number]=+15125550804").text("/data/0/id");

        assertThat(carrier.patch("/phone_numbers/" + id, "{\"customer_reference\": \"x\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void goes_back_into_stock_some_time_after_it_was_deleted() throws IOException {
        var id = carrier.own("+15125550805");

        var deleted = carrier.delete("/phone_numbers/" + id);

        assertThat(deleted.text("/data/status")).isEqualTo("deleted");
        assertThat(carrier.get("/phone_numbers/" + id).status()).isEqualTo(404);
        assertThat(carrier.delete("/phone_numbers/" + id).status()).isEqualTo(404);
        assertThat(carrier.search("+15125550805").body().at("/data")).isEmpty();
        carrier.time.pass(Duration.ofMinutes(10));
        assertThat(carrier.search("+15125550805").body().at("/data")).hasSize(1);
        assertThat(carrier.own("+15125550805")).isNotEqualTo(id);
    }

    @Test
    void is_listed_by_what_it_has() throws IOException {
        var id = carrier.own("+15125550806");
        carrier.patch("/phone_numbers/" + id, "{\"connection_id\": \"42\", \"tags\": [\"blue\"]}");

        for (var filter : new String[] {
            "filter[connection_id]=42",
            "filter[tag]=blue",
            "filter[phone_number]=5550806",
            "filter[phone_number]=+15125550806&filter[status]=active&filter[number_type][eq]=local",
            "filter[connection_id]=42&filter[country_iso_alpha2]=US&filter[source]=purchased&sort=phone_number",
            "filter[connection_id]=42&filter[country_iso_alpha2][]=US&filter[country_iso_alpha2][]=CA",
            "filter[billing_group_id]=null&filter[tag]=blue&filter[voice.usage_payment_method]=pay-per-minute",
            "filter[customer_reference]=ref&filter[tag]=blue&page[size]=1&page[number]=1"
        }) {
            assertThat(carrier.get("/phone_numbers?" + filter)
                            .body()
                            .at("/data")
                            .findValuesAsString("id"))
                    .as(filter)
                    .containsExactly(id);
        }
        for (var filter : new String[] {
            "filter[tag]=red",
            "filter[source]=ported",
            "filter[phone_number]=12",
            "filter[tag]=blue&filter[without_tags]=true"
        }) {
            assertThat(carrier.get("/phone_numbers?" + filter).body().at("/data"))
                    .as(filter)
                    .isEmpty();
        }
    }

    @Test
    void is_known_to_be_the_customers() throws IOException {
        var id = carrier.own("+15125550807");

        var ownership = carrier.post(
                "/phone_numbers/actions/verify_ownership", "{\"phone_numbers\": [\"+15125550807\", \"+15125550808\"]}");

        assertThat(ownership.text("/data/found/0/id")).isEqualTo(id);
        assertThat(ownership.text("/data/not_found/0")).isEqualTo("+15125550808");
    }
}
