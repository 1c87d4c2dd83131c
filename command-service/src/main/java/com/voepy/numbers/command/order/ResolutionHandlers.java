package com.voepy.numbers.command.order;

import com.voepy.numbers.command.balance.BalanceCommand.RefundDebit;
import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.connection.ConnectionCommand.DetachNumber;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.number.Fees;
import com.voepy.numbers.command.number.Numbers;
import com.voepy.numbers.command.number.PhoneNumberCommand.ActivateNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.FailActivation;
import com.voepy.numbers.command.order.NumberOrderCommand.CloseActivated;
import com.voepy.numbers.command.order.NumberOrderCommand.CloseFailed;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Ends numbers of an order as the carrier decided: active with its first monthly fee debited, or failed and refunded,
/// in one unit of work.
@Component
class ResolutionHandlers {

    private final Repository<NumberOrder> orders;
    private final Balances balances;
    private final Numbers numbers;
    private final Fees fees;
    private final Connections connections;

    ResolutionHandlers(
            Repository<NumberOrder> orders, Balances balances, Numbers numbers, Fees fees, Connections connections) {
        this.orders = orders;
        this.balances = balances;
        this.numbers = numbers;
        this.fees = fees;
        this.connections = connections;
    }

    /// What became of some of an order's numbers.
    record ResolveNumbers(UUID orderId, UUID tenantId, SortedMap<E164, Resolution> resolutions) {}

    /// What became of one number.
    sealed interface Resolution {

        record Activated() implements Resolution {}

        /// @param detail the carrier's words
        record Failed(FailureReason reason, String detail) implements Resolution {}
    }

    /// Silent about numbers that are not pending any more: the carrier repeats itself.
    @CommandHandler
    void handle(ResolveNumbers command) {
        balances.touch(command.tenantId());
        List<PhoneNumberResource> lost = new ArrayList<>();
        List<Consumer<NumberOrder>> closings = new ArrayList<>();
        command.resolutions().forEach((e164, resolution) -> {
            switch (resolution) {
                case Resolution.Activated _ -> activate(command, e164, closings);
                case Resolution.Failed failed -> fail(command, e164, failed, lost, closings);
            }
        });
        lost.forEach(number -> detach(command, number));
        if (!closings.isEmpty()) {
            orders.load(Streams.order(command.orderId()))
                    .execute(order -> closings.forEach(closing -> closing.accept(order)));
        }
    }

    private void activate(ResolveNumbers command, E164 e164, List<Consumer<NumberOrder>> closings) {
        numbers.activate(new ActivateNumber(e164, command.orderId())).ifPresent(number -> {
            fees.begin(number.id());
            closings.add(order -> order.handle(new CloseActivated(command.orderId(), number.id(), e164)));
        });
    }

    private void fail(
            ResolveNumbers command,
            E164 e164,
            Resolution.Failed failed,
            List<PhoneNumberResource> lost,
            List<Consumer<NumberOrder>> closings) {
        numbers.failActivation(new FailActivation(e164, command.orderId(), failed.reason(), failed.detail()))
                .ifPresent(number -> {
                    refund(command, number);
                    lost.add(number);
                    closings.add(order -> order.handle(new CloseFailed(
                            command.orderId(),
                            number.id(),
                            e164,
                            failed.reason(),
                            failed.detail(),
                            number.activationPriceCentsCustomer())));
                });
    }

    private void refund(ResolveNumbers command, PhoneNumberResource number) {
        balances.refund(new RefundDebit(
                command.tenantId(),
                number.activationPriceCentsCustomer(),
                command.orderId(),
                number.id(),
                number.e164()));
    }

    /// After all of the numbers, as everywhere: a configuration of another number of that connection goes the same way.
    private void detach(ResolveNumbers command, PhoneNumberResource number) {
        if (number.connectionId() != null) {
            connections.detach(new DetachNumber(number.connectionId(), command.tenantId(), number.id()));
        }
    }
}
