package com.voepy.numbers.command.catalogue;

import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_UNAVAILABLE;

import com.voepy.numbers.command.number.Numbers;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says no, naming each number, where numbers cannot be had.
@Component
public class Availability {

    private final Numbers numbers;
    private final Catalogue catalogue;

    Availability(Numbers numbers, Catalogue catalogue) {
        this.numbers = numbers;
        this.catalogue = catalogue;
    }

    /// The lots of the numbers. All of them are locked, in their order, until the unit of work ends.
    ///
    /// @param tenantId whose own holds do not count, or null
    /// @throws com.voepy.numbers.kit.problem.Rejection `409 number_unavailable` or `422 number_not_found`, each
    ///     with the member `phone_numbers`
    public Map<E164, Lot> require(List<E164> wanted, @Nullable UUID tenantId, Instant now) {
        var taken = numbers.taken(wanted, tenantId, now);
        if (!taken.isEmpty()) {
            throw NUMBER_UNAVAILABLE
                    .because("Not to be had now: %s.".formatted(list(taken)))
                    .with("phone_numbers", texts(taken));
        }
        var lots = catalogue.lotsOf(wanted);
        var unknown =
                wanted.stream().filter(number -> !lots.containsKey(number)).toList();
        if (!unknown.isEmpty()) {
            throw NUMBER_NOT_FOUND
                    .because("Not in stock: %s.".formatted(list(unknown)))
                    .with("phone_numbers", texts(unknown));
        }
        return lots;
    }

    private static String list(List<E164> numbers) {
        return String.join(", ", texts(numbers));
    }

    private static List<String> texts(List<E164> numbers) {
        return numbers.stream().map(E164::value).toList();
    }
}
