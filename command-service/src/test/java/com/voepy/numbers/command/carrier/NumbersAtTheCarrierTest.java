package com.voepy.numbers.command.carrier;

import static com.voepy.numbers.command.carrier.FakeCarrier.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.CarrierSettings.Part;
import com.voepy.numbers.command.carrier.SettingsAnswer.PartAnswer;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumbersAtTheCarrierTest {

    static final E164 ONE = new E164("+15125550100");
    static final String OWNED = """
            {"data": [{"id": "7", "phone_number": "+15125550100", "status": "deleted"},
                      {"id": "8", "phone_number": "+151255501009", "status": "active"},
                      {"id": "9", "phone_number": "+15125550100", "status": "active"}], "meta": {}}""";
    static final CarrierSettings SETTINGS = new CarrierSettings(
            "front desk", List.of("voepy"), true, "Yourco Sales", false, InboundCallScreening.FLAG_CALLS, true);

    final FakeCarrier carrier = new FakeCarrier();
    final TelnyxCarrier adapter = carrier.adapter();

    @AfterEach
    void close() {
        adapter.close();
        carrier.close();
    }

    @Nested
    class Settings {

        @Test
        void go_through_three_doors() {
            carrier.on("GET /v2/phone_numbers", json(200, OWNED))
                    .on("PATCH /v2/phone_numbers/9", json(200, "{\"data\": {}}"))
                    .on("PATCH /v2/phone_numbers/9/voice", json(200, "{\"data\": {}}"))
                    .on("PATCH /v2/phone_numbers/9/messaging", json(200, "{\"data\": {}}"));
            var answer = (SettingsAnswer.Written) adapter.configure(ONE, SETTINGS, EnumSet.allOf(Part.class));
            assertThat(answer.complete()).isTrue();
            assertThat(carrier.of("GET /v2/phone_numbers").getFirst().query())
                    .contains("filter[phone_number]=15125550100");
            assertThat(carrier.requests.stream().skip(1).map(FakeCarrier.Request::body))
                    .containsExactly(
                            "{\"customer_reference\":\"front desk\",\"tags\":[\"voepy\"]}",
                            "{\"caller_id_name_enabled\":true,\"tech_prefix_enabled\":false,"
                                    + "\"inbound_call_screening\":\"flag_calls\",\"cnam_listing\":"
                                    + "{\"cnam_listing_enabled\":true,\"cnam_listing_details\":\"Yourco Sales\"}}",
                            "{\"messaging_profile_id\":\"profile-1\"}");
        }

        @Test
        void may_be_applied_in_part() {
            carrier.on("GET /v2/phone_numbers", json(200, OWNED))
                    .on("PATCH /v2/phone_numbers/9", json(200, "{\"data\": {}}"))
                    .on("PATCH /v2/phone_numbers/9/voice", json(503, ""))
                    .on("PATCH /v2/phone_numbers/9/messaging", json(422, "{\"errors\": [{\"code\": \"40300\"}]}"));
            var answer = (SettingsAnswer.Written) adapter.configure(ONE, SETTINGS, EnumSet.allOf(Part.class));
            assertThat(answer.complete()).isFalse();
            assertThat(answer.parts())
                    .containsEntry(Part.BASE, new PartAnswer.Applied())
                    .containsEntry(Part.VOICE, new PartAnswer.Unclear(new Unavailability(Failure.STATUS.words(), null)))
                    .containsEntry(Part.MESSAGING, new PartAnswer.Refused(new Refusal(ONE, "40300", "")));
        }

        @Test
        void are_written_only_where_asked() {
            carrier.on("GET /v2/phone_numbers", json(200, OWNED))
                    .on("PATCH /v2/phone_numbers/9/voice", json(200, "{\"data\": {}}"));
            assertThat(adapter.configure(ONE, SETTINGS, Set.of(Part.VOICE)))
                    .isEqualTo(new SettingsAnswer.Written(Map.of(Part.VOICE, new PartAnswer.Applied())));
        }

        @Test
        void of_a_stranger_are_left_alone() {
            carrier.on("GET /v2/phone_numbers", json(200, "{\"data\": [], \"meta\": {}}"));
            assertThat(adapter.configure(ONE, SETTINGS, Set.of(Part.VOICE))).isEqualTo(new SettingsAnswer.NotOwned());
        }
    }

    @Nested
    class A_release {

        @Test
        void deletes_the_number_by_its_inventory_id() {
            carrier.on("GET /v2/phone_numbers", json(200, OWNED))
                    .on("DELETE /v2/phone_numbers/9", json(200, "{\"data\": {\"status\": \"deleted\"}}"));
            assertThat(adapter.release(ONE)).isEqualTo(new ReleaseAnswer.Released());
        }

        @Test
        void of_a_number_that_is_gone_is_done() {
            carrier.on("GET /v2/phone_numbers", json(200, "{\"data\": [], \"meta\": {}}"));
            assertThat(adapter.release(ONE)).isEqualTo(new ReleaseAnswer.AlreadyGone());
        }

        @Test
        void that_crosses_another_is_done() {
            carrier.on("GET /v2/phone_numbers", json(200, OWNED));
            assertThat(adapter.release(ONE)).isEqualTo(new ReleaseAnswer.AlreadyGone());
        }

        @Test
        void may_be_refused_or_unanswered() {
            carrier.on("GET /v2/phone_numbers", json(200, OWNED))
                    .on(
                            "DELETE /v2/phone_numbers/9",
                            json(422, "{\"errors\": [{\"code\": \"1\", \"detail\": \"locked\"}]}"));
            assertThat(adapter.release(ONE)).isEqualTo(new ReleaseAnswer.Refused(new Refusal(ONE, "1", "locked")));
            carrier.on("DELETE /v2/phone_numbers/9", FakeCarrier.hangUp());
            assertThat(adapter.release(ONE)).isInstanceOf(ReleaseAnswer.Unavailable.class);
        }
    }

    @Nested
    class Stock {

        static final String NUMBER = """
                {"phone_number": "+1512555%s", "best_effort": %s, "reservable": true,
                 "cost_information": {"currency": "%s", "upfront_cost": "%s", "monthly_cost": "0.75000"},
                 "features": [{"name": "sms"}, {"name": "voice"}, {"name": "hd_voice"}],
                 "region_information": [{"region_type": "country_code", "region_name": "US"},
                   {"region_type": "state", "region_name": "TX"}, {"region_type": "location", "region_name": "Austin"}]}
                """;

        @Test
        void names_price_place_and_features() {
            offer(NUMBER.formatted("0100", false, "USD", "0.5"));
            assertThat(ask(2))
                    .isEqualTo(new StockAnswer.Offer(
                            List.of(new OfferedNumber(
                                    ONE,
                                    "US",
                                    NumberType.LOCAL,
                                    "TX",
                                    "Austin",
                                    Set.of(Capability.VOICE, Capability.SMS),
                                    new Price(50, 75),
                                    true)),
                            true));
            assertThat(carrier.requests.getFirst().query())
                    .isEqualTo("filter[country_code]=US&filter[limit]=2"
                            + "&filter[phone_number][starts_with]=5125550&filter[phone_number_type]=local");
        }

        @Test
        void leaves_out_what_has_no_price_in_dollars_or_was_not_asked_for() {
            offer(
                    NUMBER.formatted("0100", false, "EUR", "0.5"),
                    NUMBER.formatted("0101", false, "USD", "free"),
                    NUMBER.formatted("0102", false, "USD", "-1"),
                    NUMBER.formatted("0103", true, "USD", "0.5"),
                    NUMBER.formatted("x", false, "USD", "0.5"),
                    NUMBER.formatted("0104", false, "USD", "0.501"));
            assertThat(((StockAnswer.Offer) ask(100)).numbers()).singleElement().satisfies(number -> {
                assertThat(number.e164()).isEqualTo(new E164("+15125550104"));
                assertThat(number.wholesale()).isEqualTo(new Price(51, 75));
            });
        }

        @Test
        void is_incomplete_when_the_answer_is_full() {
            offer(NUMBER.formatted("0100", false, "USD", "0.5"));
            assertThat(((StockAnswer.Offer) ask(1)).complete()).isFalse();
        }

        @Test
        void is_listed_by_area() {
            carrier.on("GET /v2/inventory_coverage", json(200, """
                    {"data": [{"group": "512", "group_type": "national_destination_code", "count": 2000,
                               "administrative_area": "TX", "phone_number_type": "local"},
                              {"group": "", "count": 1, "phone_number_type": "mobile"}], "meta": {}}"""));
            assertThat(adapter.coverage("US", NumberType.LOCAL))
                    .isEqualTo(new CoverageAnswer.Areas(
                            List.of(new CoverageArea("US", NumberType.LOCAL, "TX", "512", 2000))));
        }

        @Test
        void is_unavailable_when_the_carrier_is() {
            carrier.on("GET /v2/available_phone_numbers", json(500, "{}"));
            assertThat(ask(1)).isEqualTo(new StockAnswer.Unavailable(new Unavailability(Failure.STATUS.words(), null)));
        }

        void offer(String... numbers) {
            carrier.on(
                    "GET /v2/available_phone_numbers",
                    json(200, "{\"data\": [" + String.join(",", numbers) + "], \"metadata\": {\"total_results\": 1}}"));
        }

        StockAnswer ask(int limit) {
            return adapter.stock(new StockQuery("US", NumberType.LOCAL, "5125550", limit));
        }
    }
}
