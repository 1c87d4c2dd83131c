package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest extends CarrierTest {

    @Test
    void shows_a_number_with_place_price_and_features() throws IOException {
        var found = carrier.search("+15125550500");

        assertThat(found.text("/data/0/phone_number")).isEqualTo("+15125550500");
        assertThat(found.text("/data/0/cost_information/upfront_cost")).isEqualTo("0.50");
        assertThat(found.text("/data/0/cost_information/monthly_cost")).isEqualTo("0.75");
        assertThat(found.text("/data/0/cost_information/currency")).isEqualTo("USD");
        assertThat(found.body().at("/data/0/features").findValuesAsString("name"))
                .contains("voice", "sms");
        assertThat(found.body().at("/data/0/region_information").findValuesAsString("region_name"))
                .containsExactly("US", "TX", "AUSTIN", "Austin");
    }

    @Test
    void finds_by_country_type_place_and_destination_code() throws IOException {
        assertThat(numbers("filter[country_code]=DE&filter[phone_number_type]=mobile"))
                .isNotEmpty()
                .allMatch(number -> number.startsWith("+491511"));
        assertThat(numbers("filter[locality]=austin&filter[administrative_area]=TX&filter[limit]=3"))
                .containsExactly("+15125550000", "+15125550001", "+15125550002");
        assertThat(numbers("filter[national_destination_code]=212&filter[limit]=5"))
                .hasSize(5)
                .allMatch(number -> number.startsWith("+1212"));
        assertThat(numbers("filter[rate_center]=CHICAGO")).isNotEmpty();
        assertThat(numbers("filter[country_code]=US&filter[phone_number_type]=shared_cost"))
                .isEmpty();
    }

    @Test
    void finds_by_digits_with_and_without_the_calling_code() throws IOException {
        assertThat(numbers("filter[phone_number][starts_with]=+15125550501")).containsExactly("+15125550501");
        assertThat(numbers("filter[phone_number][starts_with]=15125550501")).containsExactly("+15125550501");
        assertThat(numbers("filter[phone_number][starts_with]=5125550501")).containsExactly("+15125550501");
        assertThat(numbers("filter[country_code]=US&filter[phone_number][ends_with]=5550777"))
                .containsExactly("+15125550777");
        assertThat(numbers("filter[phone_number][contains]=2555088"))
                .hasSize(10)
                .allMatch(n -> n.contains("2555088"));
    }

    @Test
    void digits_beside_a_destination_code_are_the_ones_behind_it() throws IOException {
        var austin = "filter[national_destination_code]=512&";

        assertThat(numbers(austin + "filter[phone_number][starts_with]=5550502"))
                .containsExactly("+15125550502");
        assertThat(numbers(austin + "filter[phone_number][contains]=512555")).isEmpty();
        assertThat(numbers(austin + "filter[phone_number][ends_with]=560999")).containsExactly("+15125560999");
    }

    @Test
    void finds_by_features_however_the_list_is_written() throws IOException {
        for (var features : List.of(
                "filter[features][]=sms&filter[features][]=voice",
                "filter[features]=sms,voice",
                "filter[features][0]=sms&filter[features][1]=voice")) {
            assertThat(numbers("filter[country_code]=GB&" + features))
                    .isNotEmpty()
                    .allMatch(number -> number.startsWith("+447400"));
        }
    }

    @Test
    void shows_a_whole_block_in_one_answer_and_a_hundred_numbers_by_default() throws IOException {
        assertThat(numbers("filter[phone_number][starts_with]=+15125569&filter[limit]=1000"))
                .hasSize(1000)
                .isSorted();
        assertThat(numbers("filter[country_code]=US")).hasSize(100);
    }

    @Test
    void leaves_out_held_numbers_only_when_asked() throws IOException {
        carrier.post("/number_reservations", "{\"phone_numbers\": [{\"phone_number\": \"+15125550510\"}]}");
        var one = "filter[phone_number][starts_with]=+15125550510";

        assertThat(numbers(one)).hasSize(1);
        assertThat(numbers(one + "&filter[exclude_held_numbers]=true")).isEmpty();
        assertThat(numbers(one + "&filter[reservable]=true")).hasSize(1);
    }

    @Test
    void leaves_out_slow_toll_free_numbers_when_asked() throws IOException {
        var tollFree = "filter[country_code]=US&filter[phone_number_type]=toll_free&filter[limit]=1000";

        assertThat(numbers(tollFree)).anyMatch(number -> number.startsWith("+1800"));
        assertThat(numbers(tollFree + "&filter[quickship]=true"))
                .isNotEmpty()
                .noneMatch(number -> number.startsWith("+1800"));
    }

    @Test
    void offers_similar_numbers_when_told_that_those_will_do() throws IOException {
        var found = carrier.get("/available_phone_numbers?filter[country_code]=US&filter[national_destination_code]=512"
                + "&filter[phone_number][starts_with]=5550520&filter[best_effort]=true&filter[limit]=10");

        assertThat(found.body().at("/data")).hasSize(10);
        assertThat(found.body().at("/data/0/best_effort").asBoolean()).isFalse();
        assertThat(found.body().at("/data/9/best_effort").asBoolean()).isTrue();
        assertThat(found.body().at("/meta/best_effort_results").asInt()).isEqualTo(9);
    }

    private List<String> numbers(String query) throws IOException {
        return carrier.get("/available_phone_numbers?" + query)
                .body()
                .at("/data")
                .findValuesAsString("phone_number");
    }
}
