package com.voepy.numbers.command.number;

import com.voepy.numbers.command.number.PhoneNumberCommand.ActivateNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.EndHold;
import com.voepy.numbers.command.number.PhoneNumberCommand.EndPort;
import com.voepy.numbers.command.number.PhoneNumberCommand.ExtendHold;
import com.voepy.numbers.command.number.PhoneNumberCommand.FailActivation;
import com.voepy.numbers.command.number.PhoneNumberCommand.HoldNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeCharged;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeUncovered;
import com.voepy.numbers.command.number.PhoneNumberCommand.OrderNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.PortNumberIn;
import com.voepy.numbers.command.number.PhoneNumberCommand.StartPort;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Numbers for command handlers that span aggregates: each call becomes part of the unit of work it is made in.
///
/// Handlers touch numbers in their natural order, so that two of them never wait for each other; [#taken] does so for
/// all that follow.
@Component
public class Numbers {

    private final Repository<PhoneNumber> numbers;
    private final BillingPolicy billing;

    Numbers(Repository<PhoneNumber> numbers, BillingPolicy billing) {
        this.numbers = numbers;
        this.billing = billing;
    }

    /// Those of the numbers that nobody new can have now.
    ///
    /// @param tenantId whose own holds do not count, or null
    public List<E164> taken(Collection<E164> wanted, @Nullable UUID tenantId, Instant now) {
        return wanted.stream()
                .sorted()
                .filter(number -> !on(number, aggregate -> aggregate.isFreeFor(tenantId, now)))
                .toList();
    }

    /// Those of the numbers that nobody can bring here from another carrier now.
    public List<E164> unportable(Collection<E164> wanted, Instant now) {
        return wanted.stream()
                .sorted()
                .filter(number -> !on(number, aggregate -> aggregate.isPortableBy(now)))
                .toList();
    }

    public void startPort(StartPort command) {
        run(command.e164(), number -> number.handle(command));
    }

    /// Silent if the number is not on its way with that order.
    public void endPort(EndPort command) {
        run(command.e164(), number -> number.handle(command));
    }

    /// @return the tenure, if it began with that
    public Optional<PhoneNumberResource> portIn(PortNumberIn command) {
        return on(command.e164(), number -> number.handle(command));
    }

    public void hold(HoldNumber command) {
        run(command.e164(), number -> number.handle(command));
    }

    public void extendHold(ExtendHold command) {
        run(command.e164(), number -> number.handle(command));
    }

    public void endHold(EndHold command) {
        run(command.e164(), number -> number.handle(command));
    }

    public OrderedNumber order(OrderNumber command) {
        return on(command.e164(), number -> number.handle(command));
    }

    /// @return the tenure, if that made it active
    public Optional<PhoneNumberResource> activate(ActivateNumber command) {
        return on(command.e164(), number -> number.handle(command));
    }

    /// @return the tenure as it was charged, if that ended it
    public Optional<PhoneNumberResource> failActivation(FailActivation command) {
        return on(command.e164(), number -> number.handle(command));
    }

    /// The fee of the first billing cycle that is not paid; nothing before and after its time in service.
    Optional<DueFee> nextFee(UUID numberId) {
        return on(NumberId.of(numberId).e164(), number -> number.nextFee(numberId, billing.cycle()));
    }

    void noteFeeCharged(NoteFeeCharged command) {
        run(command.e164(), number -> number.handle(command));
    }

    void noteFeeUncovered(NoteFeeUncovered command) {
        run(command.e164(), number -> number.handle(command));
    }

    private void run(E164 e164, Consumer<PhoneNumber> action) {
        load(e164).execute(action);
    }

    private <T> T on(E164 e164, Function<PhoneNumber, T> action) {
        return load(e164).invoke(action);
    }

    private Aggregate<PhoneNumber> load(E164 e164) {
        try {
            return numbers.loadOrCreate(Streams.number(e164), PhoneNumber::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot load " + Streams.number(e164), e);
        }
    }
}
