package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whose a part of what carries one request id is: clients choose these ids, so that two tenants may use the same one.
///
/// @param tenantId null for the platform
record Party(@Nullable UUID tenantId) {

    /// Each party's own, in the order of the first of each. Events of the platform go with the tenant that the same
    /// actor worked for, if that is exactly one.
    ///
    /// @param logged what the log holds of one of them
    static <T> Map<Party, List<T>> each(List<T> all, Function<T, LoggedEvent> logged) {
        Map<String, Party> ofActor = new LinkedHashMap<>();
        for (var one : all) {
            var party = of(logged.apply(one));
            var actor = logged.apply(one).metadata().actor();
            if (party.tenantId != null && actor != null) {
                ofActor.put(actor, party.equals(ofActor.getOrDefault(actor, party)) ? party : new Party(null));
            }
        }
        Map<Party, List<T>> each = new LinkedHashMap<>();
        for (var one : all) {
            var party = of(logged.apply(one));
            var actor = logged.apply(one).metadata().actor();
            var joined = party.tenantId == null && actor != null ? ofActor.get(actor) : null;
            each.computeIfAbsent(joined == null ? party : joined, _ -> new ArrayList<>())
                    .add(one);
        }
        return each;
    }

    private static Party of(LoggedEvent logged) {
        return new Party(logged.event() instanceof CarrierCalled call ? call.tenantId() : Owner.of(logged.event()));
    }
}
