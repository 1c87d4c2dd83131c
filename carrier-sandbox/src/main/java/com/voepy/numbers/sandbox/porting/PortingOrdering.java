package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.DUPLICATE;
import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_E164;
import static com.voepy.numbers.sandbox.api.TelnyxError.UNAVAILABLE;

import com.voepy.numbers.sandbox.stock.Stock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the numbers that a customer wants to bring, and makes a draft of each kind of them.
@Component
class PortingOrdering {

    private static final int NUMBERS_MAX = 1000;

    private final PortingOrderStore orders;
    private final Portability portability;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    PortingOrdering(
            PortingOrderStore orders, Portability portability, TransactionTemplate transaction, InstantSource time) {
        this.orders = orders;
        this.portability = portability;
        this.transaction = transaction;
        this.time = time;
    }

    record CreateRequest(
            @Nullable List<@Nullable String> phoneNumbers,
            @Nullable String customerReference,
            @Nullable String customerGroupReference) {}

    /// What the numbers of one order have in common.
    private record Kind(String countryCode, String type, String carrierName, boolean isFastPortable) {

        static Kind of(ForeignNumber number) {
            return new Kind(number.countryCode(), number.type(), number.carrierName(), number.isFastPortable());
        }
    }

    /// @return one order for each country, type, losing carrier and whether it is fast
    /// @throws com.voepy.numbers.sandbox.api.Refusal if one of the numbers can't be ported
    List<PortingOrder> create(CreateRequest request) {
        var numbers = numbers(request.phoneNumbers());
        if (PortMagic.UNAVAILABLE.isIn(numbers)) {
            throw UNAVAILABLE.because("The service is temporarily unavailable.");
        }
        refuse(numbers, portability.notPortable(numbers), "%s is not portable.");
        refuse(numbers, orders.open(numbers), "%s is in a porting order already.");
        var form = PortingForm.empty(request.customerReference(), request.customerGroupReference());
        try {
            return Objects.requireNonNull(transaction.execute(_ -> insert(numbers, form)));
        } catch (DuplicateKeyException e) {
            // Someone else was faster between the look and the insert.
            throw DUPLICATE.because("One of the numbers is in a porting order already.", "/phone_numbers");
        }
    }

    private List<PortingOrder> insert(List<String> numbers, PortingForm form) {
        var kinds = new LinkedHashMap<Kind, List<String>>();
        for (var number : numbers) {
            kinds.computeIfAbsent(Kind.of(ForeignNumber.of(number).orElseThrow()), _ -> new ArrayList<>())
                    .add(number);
        }
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        var request = UUID.randomUUID();
        var drafts = new ArrayList<PortingOrder>();
        kinds.forEach((kind, those) -> drafts.add(draft(request, kind, those, form, now)));
        drafts.forEach(orders::insert);
        return drafts;
    }

    private static PortingOrder draft(UUID request, Kind kind, List<String> numbers, PortingForm form, Instant now) {
        return new PortingOrder(
                UUID.randomUUID(),
                request,
                kind.countryCode(),
                kind.type(),
                kind.carrierName(),
                kind.isFastPortable(),
                PortStatus.DRAFT,
                List.of(),
                Set.of(),
                Set.of(),
                form,
                null,
                null,
                null,
                null,
                numbers.stream()
                        .map(number -> new PortingOrder.PortingNumber(UUID.randomUUID(), number))
                        .toList(),
                now,
                now);
    }

    private static List<String> numbers(@Nullable List<@Nullable String> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            throw MISSING_PARAMETER.because("A porting order needs a phone number.", "/phone_numbers");
        }
        if (wanted.size() > NUMBERS_MAX) {
            throw INVALID_VALUE.because(
                    "A porting order can have %d numbers.".formatted(NUMBERS_MAX), "/phone_numbers");
        }
        var numbers = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var number : wanted) {
            var pointer = pointer(numbers.size());
            if (number == null || !Stock.isE164(number)) {
                throw NOT_E164.because(number + " is not in +E.164 format.", pointer);
            }
            if (!seen.add(number)) {
                throw DUPLICATE.because(number + " is in the order twice.", pointer);
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static void refuse(List<String> numbers, Set<String> refused, String why) {
        for (var number : numbers) {
            if (refused.contains(number)) {
                throw INVALID_VALUE.because(why.formatted(number), pointer(numbers.indexOf(number)));
            }
        }
    }

    private static String pointer(int index) {
        return "/phone_numbers/" + index;
    }
}
