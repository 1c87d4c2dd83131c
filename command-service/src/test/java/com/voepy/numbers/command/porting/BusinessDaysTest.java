package com.voepy.numbers.command.porting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BusinessDaysTest {

    @ParameterizedTest
    @CsvSource({
        "US, 2026-11-25, true", // the Wednesday before
        "US, 2026-11-26, false", // Thanksgiving
        "US, 2026-12-25, false",
        "US, 2026-07-03, false", // Independence Day falls on a Saturday and is observed on the Friday
        "US, 2026-11-28, false", // a Saturday
        "CA, 2026-07-01, false", // Canada Day
        "CA, 2026-11-26, true",
        "GB, 2026-12-28, false", // Boxing Day falls on a Saturday
        "GB, 2026-11-26, true",
        "DE, 2026-10-03, false",
        "DE, 2026-05-01, false", // Labour Day
        "DE, 2026-11-26, true",
        "FR, 2026-07-14, false",
        "ZZ, 2026-12-25, true", // nobody knows its holidays
        "ZZ, 2026-12-26, false",
    })
    void carriers_work_neither_at_weekends_nor_on_public_holidays(String country, LocalDate day, boolean isOne) {
        assertThat(BusinessDays.isOne(country, day)).isEqualTo(isOne);
    }
}
