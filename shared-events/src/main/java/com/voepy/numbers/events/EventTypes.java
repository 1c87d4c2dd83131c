package com.voepy.numbers.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every event there is, found through the sealed families, so that none can be forgotten.
public final class EventTypes {

    private static final Map<String, Class<? extends Event>> BY_NAME = new TreeMap<>();

    static {
        for (var type : leavesOf(Event.class)) {
            if (BY_NAME.put(type.getSimpleName(), type) != null) {
                throw new IllegalStateException("two events are called " + type.getSimpleName());
            }
        }
    }

    private EventTypes() {}

    /// All event types by name, in alphabetical order.
    public static Map<String, Class<? extends Event>> byName() {
        return Map.copyOf(BY_NAME);
    }

    /// The class of a type in the log.
    public static Optional<Class<? extends Event>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// The type of an event as the log knows it, for example `NumberOrdered`.
    public static String nameOf(Class<? extends Event> type) {
        return type.getSimpleName();
    }

    /// @throws IllegalStateException if the event has no [Revision]
    public static int revisionOf(Class<? extends Event> type) {
        var revision = type.getAnnotation(Revision.class);
        if (revision == null) {
            throw new IllegalStateException(type + " has no @Revision");
        }
        return revision.value();
    }

    private static List<Class<? extends Event>> leavesOf(Class<? extends Event> type) {
        var permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            return List.of(type);
        }
        List<Class<? extends Event>> leaves = new ArrayList<>();
        for (var each : permitted) {
            leaves.addAll(leavesOf(each.asSubclass(Event.class)));
        }
        return leaves;
    }
}
