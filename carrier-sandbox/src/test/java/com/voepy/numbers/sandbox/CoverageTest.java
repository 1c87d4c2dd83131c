package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CoverageTest extends CarrierTest {

    @Test
    void counts_what_is_left_by_destination_code() throws IOException {
        int before = austin().path("count").asInt();
        carrier.order("+15125550600");

        assertThat(austin().path("administrative_area").asString()).isEqualTo("TX");
        assertThat(before).isGreaterThanOrEqualTo(11_000);
        assertThat(austin().path("count").asInt()).isEqualTo(before - 1);
    }

    @Test
    void groups_by_city_in_another_country() throws IOException {
        var groups = carrier.get(
                "/inventory_coverage?filter[country_code]=DE&filter[groupBy]=locality&filter[phone_number_type]=local");

        assertThat(groups.body().at("/data").findValuesAsString("group")).contains("Berlin", "München");
        assertThat(groups.body().at("/data").findValuesAsString("count")).isEmpty();
    }

    @Test
    void knows_toll_free_codes() throws IOException {
        var groups = carrier.get("/inventory_coverage?filter[groupBy]=npa&filter[phone_number_type]=toll_free");

        assertThat(groups.body().at("/data").findValuesAsString("group"))
                .containsExactly("800", "833", "844", "855", "866", "877", "888");
    }

    private JsonNode austin() throws IOException {
        return carrier.get("/inventory_coverage?filter[country_code]=US&filter[npa]=512"
                        + "&filter[groupBy]=national_destination_code&filter[count]=true")
                .body()
                .at("/data/0");
    }
}
