package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortFault;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.web.WireJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The carrier's words about ports. They are free text and may speak of people, so they are sealed for the order like
/// what the tenant said; codes are for programs and stay open. What says the same as before stays as it was sealed, and
/// is no news.
///
/// An order is not erased before it is over, and then the carrier has nothing more to say.
record CarriersWords(SubjectVault vault) {

    /// @param known what the carrier has said of this order so far
    Problems problems(UUID portingOrderId, UUID tenantId, Collection<PortingProblem> known) {
        Map<PortFault, PortingProblem> before = new HashMap<>();
        var sealed = known.stream()
                .flatMap(problem -> Stream.ofNullable(problem.words()))
                .toList();
        var opened = sealed.isEmpty() ? Map.<Sealed, String>of() : vault.openAll(sealed);
        for (var problem : known) {
            var words = text(problem, opened);
            if (words != null) {
                before.putIfAbsent(new PortFault(problem.code(), words), problem);
            }
        }
        return faults -> faults.stream()
                .map(fault -> before.computeIfAbsent(
                        fault,
                        _ -> new PortingProblem(fault.code(), null, seal(portingOrderId, tenantId, fault.words()))))
                .distinct()
                .toList();
    }

    Sealed seal(UUID portingOrderId, UUID tenantId, String words) {
        return vault.seal(portingOrderId, tenantId, words);
    }

    private static @Nullable String text(PortingProblem problem, Map<Sealed, String> opened) {
        var words = problem.words();
        var json = words == null ? null : opened.get(words);
        return json == null ? problem.message() : WireJson.mapper().readValue(json, String.class);
    }

    /// What the carrier says of one order.
    interface Problems {

        List<PortingProblem> sealed(List<PortFault> faults);
    }
}
