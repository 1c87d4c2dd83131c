package com.voepy.numbers.sandbox.order;

import static com.voepy.numbers.sandbox.api.TelnyxError.DUPLICATE;
import static com.voepy.numbers.sandbox.api.TelnyxError.INSUFFICIENT_FUNDS;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_AVAILABLE;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_E164;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_SEARCHED;
import static com.voepy.numbers.sandbox.api.TelnyxError.UNAVAILABLE;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.balance.Account;
import com.voepy.numbers.sandbox.number.OwnedNumbers;
import com.voepy.numbers.sandbox.search.SearchedNumbers;
import com.voepy.numbers.sandbox.stock.Block;
import com.voepy.numbers.sandbox.stock.Magic;
import com.voepy.numbers.sandbox.stock.NumberType;
import com.voepy.numbers.sandbox.stock.Stock;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes orders: checks them as the carrier does, sells the numbers, and leaves the rest to [OrderSettlement].
@Component
class NumberOrdering {

    private final OrderStore orders;
    private final OwnedNumbers owned;
    private final SearchedNumbers searched;
    private final Stock stock;
    private final TakenNumbers taken;
    private final Account account;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final SandboxProperties properties;

    NumberOrdering(
            OrderStore orders,
            OwnedNumbers owned,
            SearchedNumbers searched,
            Stock stock,
            TakenNumbers taken,
            Account account,
            TransactionTemplate transaction,
            InstantSource time,
            SandboxProperties properties) {
        this.orders = orders;
        this.owned = owned;
        this.searched = searched;
        this.stock = stock;
        this.taken = taken;
        this.account = account;
        this.transaction = transaction;
        this.time = time;
        this.properties = properties;
    }

    /// @throws com.voepy.numbers.sandbox.api.Refusal if one of the numbers can't be had, or not be paid
    NumberOrder<NumberOrder.Line> order(OrderRequest request) {
        var numbers = numbers(request);
        refuseWhatCantBeHad(numbers);
        return Objects.requireNonNull(transaction.execute(_ -> take(request, numbers)));
    }

    private static List<String> numbers(OrderRequest request) {
        if (request.phoneNumbers() == null || request.phoneNumbers().isEmpty()) {
            throw MISSING_PARAMETER.because("An order needs a phone number.", "/phone_numbers");
        }
        var numbers = new ArrayList<String>();
        for (var item : request.phoneNumbers()) {
            var pointer = pointer(numbers.size());
            var number = item.phoneNumber();
            if (number == null) {
                throw MISSING_PARAMETER.because("The phone number is missing.", pointer);
            }
            if (!Stock.isE164(number)) {
                throw NOT_E164.because(number + " is not in +E.164 format.", pointer);
            }
            if (numbers.contains(number)) {
                throw DUPLICATE.because(number + " is in the order twice.", pointer);
            }
            numbers.add(number);
        }
        return numbers;
    }

    private void refuseWhatCantBeHad(List<String> numbers) {
        if (numbers.stream().anyMatch(number -> Magic.of(number) == Magic.UNAVAILABLE)) {
            throw UNAVAILABLE.because("The service is temporarily unavailable.");
        }
        var notSearched = searched.notSearched(numbers);
        if (!notSearched.isEmpty()) {
            var number = notSearched.getFirst();
            throw NOT_SEARCHED.because(
                    number + " was in no search of yours recently.", pointer(numbers.indexOf(number)));
        }
        for (var number : numbers) {
            if (Magic.of(number) == Magic.SOLD_MEANWHILE
                    || stock.blockOffering(number).isEmpty()) {
                throw NOT_AVAILABLE.because(number + " is no longer available.", pointer(numbers.indexOf(number)));
            }
        }
    }

    private NumberOrder<NumberOrder.Line> take(OrderRequest request, List<String> numbers) {
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        var order = new NumberOrder.Head(
                UUID.randomUUID(),
                request.customerReference(),
                request.connectionId(),
                request.messagingProfileId(),
                request.billingGroupId(),
                OrderStatus.PENDING,
                numbers.size(),
                now,
                now);
        var sold = taken.sell(numbers, order.id());
        for (var number : numbers) {
            if (!sold.contains(number)) {
                throw NOT_AVAILABLE.because(number + " is no longer available.", pointer(numbers.indexOf(number)));
            }
        }
        orders.insert(order);
        var lines = insertLines(order, numbers, now);
        if (!account.debit(lines.stream().mapToLong(OrderLine::upfrontCents).sum())) {
            throw INSUFFICIENT_FUNDS.because("Your balance doesn't cover the order.");
        }
        return order.with(lines.stream().map(line -> line.whole(line.status())).toList(), OrderStore.subOrders(lines));
    }

    private List<OrderLine> insertLines(NumberOrder.Head order, List<String> numbers, Instant now) {
        record Split(String countryCode, NumberType type) {}
        var subOrders = new HashMap<Split, UUID>();
        var lines = new ArrayList<OrderLine>();
        for (var number : numbers) {
            Block block = stock.blockOf(number);
            var type = block.type().wireName();
            var subOrder = subOrders.computeIfAbsent(new Split(block.countryCode(), block.type()), _ -> {
                var id = UUID.randomUUID();
                orders.insertSubOrder(id, order.id(), block.countryCode(), type);
                return id;
            });
            var line = new OrderLine(
                    UUID.randomUUID(),
                    order.id(),
                    subOrder,
                    number,
                    block.countryCode(),
                    type,
                    block.upfrontCents(),
                    OrderStatus.PENDING);
            orders.insertLine(line, lines.size(), now.plus(delay(number)));
            owned.insertPending(new OwnedNumbers.Purchase(
                    number,
                    block.countryCode(),
                    type,
                    line.id(),
                    order.connectionId(),
                    order.customerReference(),
                    order.billingGroupId(),
                    order.messagingProfileId()));
            lines.add(line);
        }
        return lines;
    }

    private Duration delay(String number) {
        return switch (Magic.of(number)) {
            case SLOW -> properties.slowActivationDelay();
            case VERY_SLOW -> properties.verySlowActivationDelay();
            case NORMAL,
                    SOLD_MEANWHILE,
                    LINE_FAILS,
                    WEBHOOK_LOST,
                    WEBHOOK_DOUBLED,
                    WEBHOOKS_OUT_OF_ORDER,
                    ANSWER_LOST,
                    UNAVAILABLE -> properties.activationDelay();
        };
    }

    private static String pointer(int index) {
        return "/phone_numbers/%d/phone_number".formatted(index);
    }
}
