package com.voepy.numbers.sandbox.porting;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// On which days a port can happen, and how long this carrier really takes until then: dates are those of the calendar,
/// but a business day is over after [SandboxProperties#businessDay()].
@Component
class FocDates {

    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    /// The hour that is committed to when nobody asks for one.
    private static final LocalTime USUAL = LocalTime.of(10, 0);

    private static final int LEAD_DAYS_FAST = 1;
    private static final int LEAD_DAYS_NORTH_AMERICA = 5;
    private static final int LEAD_DAYS_ELSEWHERE = 7;

    /// How many days are offered.
    private static final int WINDOWS = 20;

    private final BusinessCalendar calendar;
    private final Duration businessDay;

    FocDates(BusinessCalendar calendar, SandboxProperties properties) {
        this.calendar = calendar;
        this.businessDay = properties.businessDay();
    }

    record Window(Instant startedAt, Instant endedAt) {}

    /// When the numbers of an order that is submitted now can be ported.
    List<Window> windows(PortingOrder order, Instant now) {
        var country = order.countryCode();
        var earliest = earliest(order, now);
        return calendar.after(country, earliest.minusDays(1))
                .limit(WINDOWS)
                .map(day -> new Window(
                        calendar.instantOf(country, day, OPENING), calendar.instantOf(country, day, CLOSING)))
                .toList();
    }

    /// Whether the day that the customer asks for can be had; it can if it asks for none.
    boolean isPossible(PortingOrder order, Instant submittedAt) {
        var requested = order.form().focRequestedAt();
        if (requested == null) {
            return true;
        }
        var day = calendar.dateOf(order.countryCode(), requested);
        return !day.isBefore(earliest(order, submittedAt)) && calendar.isBusinessDay(order.countryCode(), day);
    }

    /// The time that the losing carrier commits to: the requested one, or the earliest.
    ///
    /// @param isLater it commits to the business day after
    Instant committed(PortingOrder order, Instant submittedAt, boolean isLater) {
        var country = order.countryCode();
        var requested = order.form().focRequestedAt();
        var day = requested == null ? earliest(order, submittedAt) : calendar.dateOf(country, requested);
        return calendar.instantOf(
                country, isLater ? calendar.after(country, day, 1) : day, timeOfDay(country, requested));
    }

    /// When this carrier is at that time.
    Instant reachedAt(PortingOrder order, Instant submittedAt, Instant foc) {
        var country = order.countryCode();
        long days = calendar.between(country, calendar.dateOf(country, submittedAt), calendar.dateOf(country, foc));
        return submittedAt.plus(businessDay.multipliedBy(days));
    }

    private LocalDate earliest(PortingOrder order, Instant submittedAt) {
        int days = order.isFastPortable()
                ? LEAD_DAYS_FAST
                : ForeignNumber.isNorthAmerican(order.countryCode()) ? LEAD_DAYS_NORTH_AMERICA : LEAD_DAYS_ELSEWHERE;
        return calendar.after(order.countryCode(), calendar.dateOf(order.countryCode(), submittedAt), days);
    }

    private LocalTime timeOfDay(String country, @Nullable Instant requested) {
        if (requested == null) {
            return USUAL;
        }
        var time = calendar.timeOf(country, requested);
        return time.isBefore(OPENING) || time.isAfter(CLOSING) ? USUAL : time;
    }
}
