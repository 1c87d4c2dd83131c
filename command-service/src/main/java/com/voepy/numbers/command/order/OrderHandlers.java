package com.voepy.numbers.command.order;

import com.voepy.numbers.command.balance.BalanceCommand.Debit;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.number.Numbers;
import com.voepy.numbers.command.number.OrderedNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.OrderNumber;
import com.voepy.numbers.command.order.NumberOrderCommand.OpenOrder;
import com.voepy.numbers.command.order.Quotes.QuotedNumber;
import com.voepy.numbers.command.reservation.Reservations;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Places orders: debit, numbers, connection and order in one unit of work. All of it happens or nothing does.
@Component
class OrderHandlers {

    private final Repository<NumberOrder> orders;
    private final Balances balances;
    private final Numbers numbers;
    private final Connections connections;
    private final Reservations reservations;
    private final Quotes quotes;
    private final InstantSource clock;
    private final NewIds ids;

    OrderHandlers(
            Repository<NumberOrder> orders,
            Balances balances,
            Numbers numbers,
            Connections connections,
            Reservations reservations,
            Quotes quotes,
            InstantSource clock,
            NewIds ids) {
        this.orders = orders;
        this.balances = balances;
        this.numbers = numbers;
        this.connections = connections;
        this.reservations = reservations;
        this.quotes = quotes;
        this.clock = clock;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(PlaceOrder command) throws Exception {
        var now = clock.instant();
        var orderId = ids.next("order");
        balances.touch(command.tenantId());
        var quoted = quotes.quote(command, now);
        var ordered = take(command, orderId, quoted, now);
        balances.debit(debits(command, orderId, ordered));
        attach(command, ordered);
        orders.newInstance(() -> new NumberOrder(new OpenOrder(
                orderId,
                command.tenantId(),
                command.countryCode(),
                command.numberType(),
                ordered.stream().map(OrderHandlers::line).toList(),
                command.customerReference(),
                command.connectionId())));
        consumeReservations(orderId, ordered);
        return Answer.created(
                "/v1/number-orders/" + orderId,
                ordered.stream().map(OrderedNumber::resource).toList());
    }

    /// The numbers in their natural order, the result in the client's.
    private List<OrderedNumber> take(PlaceOrder command, UUID orderId, List<QuotedNumber> quoted, Instant now) {
        Map<E164, OrderedNumber> taken = new TreeMap<>();
        quoted.stream().sorted(Comparator.comparing(QuotedNumber::e164)).forEach(number -> {
            var lot = number.lot();
            taken.put(
                    number.e164(),
                    numbers.order(new OrderNumber(
                            number.e164(),
                            command.tenantId(),
                            orderId,
                            lot.countryCode(),
                            lot.region(),
                            lot.locality(),
                            lot.numberType(),
                            lot.capabilities(),
                            number.price(),
                            command.customerReference(),
                            command.connectionId(),
                            now)));
        });
        List<OrderedNumber> ordered = new ArrayList<>();
        for (var number : quoted) {
            ordered.add(java.util.Objects.requireNonNull(taken.get(number.e164())));
        }
        return ordered;
    }

    private static DebitBalance debits(PlaceOrder command, UUID orderId, List<OrderedNumber> ordered) {
        return new DebitBalance(
                command.tenantId(),
                ordered.stream()
                        .map(OrderedNumber::resource)
                        .map(number -> new Debit(
                                number.activationPriceCentsCustomer(),
                                DebitCause.NUMBER_ACTIVATION,
                                orderId,
                                number.id(),
                                number.e164()))
                        .toList());
    }

    private void attach(PlaceOrder command, List<OrderedNumber> ordered) {
        if (command.connectionId() != null) {
            for (var number : ordered) {
                connections.attach(new AttachNumber(
                        command.connectionId(),
                        command.tenantId(),
                        number.resource().id()));
            }
        }
    }

    private void consumeReservations(UUID orderId, List<OrderedNumber> ordered) {
        Map<UUID, List<E164>> byReservation = new TreeMap<>();
        for (var number : ordered) {
            if (number.reservationId() != null) {
                byReservation
                        .computeIfAbsent(number.reservationId(), _ -> new ArrayList<>())
                        .add(number.resource().e164());
            }
        }
        byReservation.forEach((reservation, taken) -> reservations.take(reservation, orderId, taken));
    }

    private static OrderLine line(OrderedNumber ordered) {
        PhoneNumberResource number = ordered.resource();
        return new OrderLine(
                number.e164(), number.id(), number.activationPriceCentsCustomer(), number.monthlyPriceCentsCustomer());
    }
}
