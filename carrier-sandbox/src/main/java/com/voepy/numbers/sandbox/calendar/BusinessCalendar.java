package com.voepy.numbers.sandbox.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// On which days the carriers of a country work: Monday to Friday, and not on the public holidays of the whole country.
@Component
public class BusinessCalendar {

    /// Where a country's carriers are; of several zones the one with its capital.
    private static final Map<String, ZoneId> ZONES = Map.ofEntries(
            Map.entry("US", ZoneId.of("America/New_York")),
            Map.entry("CA", ZoneId.of("America/Toronto")),
            Map.entry("GB", ZoneId.of("Europe/London")),
            Map.entry("IE", ZoneId.of("Europe/Dublin")),
            Map.entry("DE", ZoneId.of("Europe/Berlin")),
            Map.entry("FR", ZoneId.of("Europe/Paris")),
            Map.entry("NL", ZoneId.of("Europe/Amsterdam")),
            Map.entry("BE", ZoneId.of("Europe/Brussels")),
            Map.entry("ES", ZoneId.of("Europe/Madrid")),
            Map.entry("CH", ZoneId.of("Europe/Zurich")),
            Map.entry("PL", ZoneId.of("Europe/Warsaw")),
            Map.entry("SE", ZoneId.of("Europe/Stockholm")),
            Map.entry("AU", ZoneId.of("Australia/Sydney")));

    /// Public holidays by country. Read when first asked: it takes half a second that a start should not cost.
    private final Map<String, HolidayManager> holidays = new ConcurrentHashMap<>();

    public LocalDate dateOf(String country, Instant instant) {
        return instant.atZone(zone(country)).toLocalDate();
    }

    public LocalTime timeOf(String country, Instant instant) {
        return instant.atZone(zone(country)).toLocalTime();
    }

    public Instant instantOf(String country, LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone(country)).toInstant();
    }

    public boolean isBusinessDay(String country, LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.computeIfAbsent(country, BusinessCalendar::holidaysOf)
                        .isHoliday(date);
    }

    /// The business days behind a date, in order, without end.
    public Stream<LocalDate> after(String country, LocalDate date) {
        return Stream.iterate(date.plusDays(1), day -> day.plusDays(1)).filter(day -> isBusinessDay(country, day));
    }

    /// @param days from 1
    public LocalDate after(String country, LocalDate date, int days) {
        return after(country, date).skip(days - 1L).findFirst().orElseThrow();
    }

    /// How many business days are behind the one date, up to the other one.
    public long between(String country, LocalDate from, LocalDate to) {
        return from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(day -> isBusinessDay(country, day))
                .count();
    }

    private static HolidayManager holidaysOf(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    private static ZoneId zone(String country) {
        var zone = ZONES.get(country);
        if (zone == null) {
            throw new IllegalArgumentException("There is no calendar for " + country);
        }
        return zone;
    }
}
