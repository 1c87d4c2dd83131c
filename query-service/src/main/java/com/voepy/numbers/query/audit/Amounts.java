package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.Event;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The amounts of money that an event is found by: what something costs, was paid, refunded or asked for, wherever it
/// is in the event. How a balance stands is no amount of what happened.
///
/// A component that a later release adds is found without a word here, if its name ends as those of money do.
final class Amounts {

    private static final String MONEY = "cents";
    private static final Set<String> STATES = Set.of("balance", "threshold");

    private final Set<Long> found = new LinkedHashSet<>();

    private Amounts() {}

    static Set<Long> in(Event event) {
        var amounts = new Amounts();
        amounts.addRecord((Record) event);
        return amounts.found;
    }

    private void addRecord(Record part) {
        for (var component : part.getClass().getRecordComponents()) {
            add(component.getName(), Names.valueOf(component, part));
        }
    }

    private void add(String name, @Nullable Object value) {
        switch (value) {
            case Long cents when isAmount(name) -> found.add(cents);
            case Collection<?> items -> items.forEach(item -> add(name, item));
            case Record part -> addRecord(part);
            case null, default -> {}
        }
    }

    private static boolean isAmount(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(MONEY) && STATES.stream().noneMatch(lower::contains);
    }
}
