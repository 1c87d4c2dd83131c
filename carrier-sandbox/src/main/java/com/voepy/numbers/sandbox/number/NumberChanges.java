package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds and changes the customer's numbers.
@Component
class NumberChanges {

    private final OwnedNumbers numbers;
    private final TakenNumbers taken;
    private final Emergencies emergencies;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final SandboxProperties properties;

    NumberChanges(
            OwnedNumbers numbers,
            TakenNumbers taken,
            Emergencies emergencies,
            TransactionTemplate transaction,
            InstantSource time,
            SandboxProperties properties) {
        this.numbers = numbers;
        this.taken = taken;
        this.emergencies = emergencies;
        this.transaction = transaction;
        this.time = time;
        this.properties = properties;
    }

    /// @param id the number's id, or the number itself
    /// @throws com.voepy.numbers.sandbox.api.Refusal if the customer has no such number
    OwnedNumber find(String id) {
        var found = id.startsWith("+") ? numbers.findByNumber(id) : parse(id).flatMap(numbers::find);
        return found.orElseThrow(() -> NOT_FOUND.because("You have no phone number " + id + "."));
    }

    /// @throws com.voepy.numbers.sandbox.api.Refusal if the number is not active
    OwnedNumber change(String id, UnaryOperator<OwnedNumber> change) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var number = locked(id);
            numbers.save(change.apply(number));
            return numbers.find(number.id()).orElseThrow();
        }));
    }

    /// Gives the number back; it is on offer again after a rest.
    DeletedPhoneNumber delete(String id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var number = locked(id);
            numbers.delete(number.id());
            emergencies.forget(number.id());
            taken.giveBack(List.of(number.phoneNumber()), properties.restockAfter());
            return DeletedPhoneNumber.of(number, time.instant());
        }));
    }

    /// Within a transaction.
    OwnedNumber locked(String id) {
        numbers.lock(find(id).id());
        var number = find(id);
        if (!number.isActive()) {
            throw INVALID_VALUE.because("%s is %s, not active.".formatted(number.phoneNumber(), number.status()));
        }
        return number;
    }

    private static Optional<Long> parse(String id) {
        try {
            return Optional.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
