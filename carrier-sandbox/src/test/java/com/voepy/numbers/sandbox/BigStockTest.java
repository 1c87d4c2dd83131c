package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BigStockTest extends CarrierTest {

    BigStockTest() {
        super(Map.of("numbers.sandbox.us-local-numbers", 10_000_000));
    }

    @Test
    void ten_million_numbers_are_searched_block_by_block() throws IOException {
        assertThat(count("filter[national_destination_code]=212&filter[limit]=1000"))
                .isEqualTo(1000);
        assertThat(count("filter[country_code]=US&filter[phone_number][ends_with]=777&filter[limit]=1000"))
                .isEqualTo(1000);
        assertThat(count("filter[country_code]=US&filter[phone_number][contains]=123456"))
                .isPositive();
        assertThat(count("filter[country_code]=US&filter[phone_number][contains]=999999999"))
                .isZero();
    }

    @Test
    void ten_million_numbers_are_counted() throws IOException {
        var groups = carrier.get("/inventory_coverage?filter[count]=true&filter[phone_number_type]=local")
                .body()
                .at("/data");

        int all = 0;
        for (var group : groups) {
            all += group.path("count").asInt();
        }
        assertThat(all).isEqualTo(10_000_000);
    }

    private int count(String query) throws IOException {
        return carrier.get("/available_phone_numbers?" + query)
                .body()
                .at("/data")
                .size();
    }
}
