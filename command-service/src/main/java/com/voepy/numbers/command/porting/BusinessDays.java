package com.voepy.numbers.command.porting;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// On which days the carriers of a country work, by its public holidays. Of a country whose holidays nobody has written
/// down, every day of the week is one.
final class BusinessDays {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /// At most one for each country; each reads its calendar once.
    private static final Map<String, Optional<HolidayManager>> CALENDARS = new ConcurrentHashMap<>();

    private BusinessDays() {}

    /// @param countryCode ISO 3166-1 alpha-2
    static boolean isOne(String countryCode, LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek())
                && calendar(countryCode)
                        .map(calendar -> !calendar.isHoliday(day))
                        .orElse(true);
    }

    private static Optional<HolidayManager> calendar(String countryCode) {
        return CALENDARS.computeIfAbsent(
                countryCode,
                country -> isKnown(country)
                        ? Optional.of(
                                HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT))))
                        : Optional.empty());
    }

    private static boolean isKnown(String countryCode) {
        return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(countryCode::equalsIgnoreCase);
    }
}
