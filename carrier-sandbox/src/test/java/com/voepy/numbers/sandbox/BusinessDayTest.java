package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The clock is turned to the days before Christmas 2030, a Wednesday.
class BusinessDayTest extends CarrierTest {

    @SuppressWarnings("NullAway.Init")
    private PortRig ports;

    @BeforeAll
    void turnTheClock() {
        ports = new PortRig(carrier);
        carrier.time.pass(Duration.between(carrier.time.instant(), Instant.parse("2030-12-20T15:00:00Z")));
    }

    @Test
    void weekends_and_the_holidays_of_the_number_s_country_are_skipped() throws IOException {
        // Friday the 20th; then 23, 24, 26, 27 and 30: five days without Christmas.
        assertThat(earliest("+13035550500")).startsWith("2030-12-30");
        // Seven days without the two of Christmas and New Year's Day: 23, 24, 27, 30, 31, 2 and 3 January.
        assertThat(earliest("+442079460500")).startsWith("2031-01-03");
        assertThat(earliest("+4930901820500")).startsWith("2031-01-03");
    }

    @Test
    void a_holiday_can_not_be_had() throws IOException {
        var order = ports.draft("+13035550510");
        ports.fill(order);
        ports.edit(order, "{\"activation_settings\": {\"foc_datetime_requested\": \"2031-01-01T15:00:00Z\"}}");
        ports.confirm(order);
        ports.answered(order, "exception");

        assertThat(ports.details(order)).containsExactly("FOC_REJECTED");
    }

    @Test
    void a_day_of_the_calendar_that_is_none_of_business_takes_no_time() throws IOException {
        var order = ports.submit("+13035550520");
        ports.answered(order, "foc-date-confirmed");
        carrier.time.pass(PortRig.BUSINESS_DAY.multipliedBy(3));

        ports.awaitStatus(order, "ported");
    }

    private String earliest(String number) throws IOException {
        return carrier.get("/porting_orders/" + ports.draft(number) + "/allowed_foc_windows")
                .text("/data/0/started_at");
    }
}
