package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.resource.TransactionResource;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an event is found by: the phone numbers and the ids of resources that are in it, wherever they are in it.
///
/// A component that a later release adds is found without a word here.
final class Names {

    /// Whose an event is is asked otherwise; as a resource it is named by what happens to a tenant itself, and by what
    /// the platform does for it.
    private static final String TENANT = "tenantId";

    /// As RFC 9562 numbers them; of the ids of the platform only those of numbers have it.
    private static final int VERSION_OF_NUMBER_IDS = 8;

    private final Set<String> found = new LinkedHashSet<>();

    private Names() {}

    static Set<String> in(LoggedEvent logged) {
        var names = new Names();
        var event = logged.event();
        names.addRecord((Record) event);
        if (event instanceof TenantEvent e) {
            names.add(e.tenantId());
        }
        if (event instanceof CarrierCalled e) {
            // It is the platform's; whose affair it was is asked as one asks for a resource.
            names.add(e.tenantId());
        }
        if (event instanceof BalanceEvent e) {
            var line = TransactionResource.of(e, logged.sequence(), logged.occurredAt());
            names.add(line == null ? null : line.id());
        }
        return names.found;
    }

    private void addRecord(Record part) {
        for (var component : part.getClass().getRecordComponents()) {
            if (!(part instanceof Event) || !component.getName().equals(TENANT)) {
                add(valueOf(component, part));
            }
        }
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case E164 number -> found.add(number.value());
            case UUID id -> addId(id);
            case Collection<?> items -> items.forEach(this::add);
            case Sealed _ -> {}
            case Record part -> addRecord(part);
            case null, default -> {}
        }
    }

    /// The id of a tenure names its number as well.
    private void addId(UUID id) {
        found.add(id.toString());
        if (id.version() == VERSION_OF_NUMBER_IDS) {
            try {
                found.add(NumberId.of(id).e164().value());
            } catch (IllegalArgumentException _) {
                // Some other id of that version.
            }
        }
    }

    static @Nullable Object valueOf(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part.getClass() + " does not show its " + component.getName(), e);
        }
    }
}
