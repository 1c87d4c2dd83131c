package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.events.CreditEvent.CreditGranted;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of a tenant's ledger.
///
/// @param id made of the event's place in the balance's stream, so that it survives any rebuild
/// @param amountCents US cents, negative for a debit: the sum of all lines is the balance
/// @param balanceAfterCents US cents
/// @param currency ISO 4217
/// @param reference a credit's own reference; of a monthly fee the number, which of the tenures of that number it is
///     for and which billing cycle of that tenure, for example `number/+15125550100 tenure/1 cycle/3`; else the streams
///     of the order and the number, for example `order/9a8d1c00-0000-4000-8000-000000000002 number/+15125550100`, or
///     null where there is neither
/// @param description for people
public record TransactionResource(
        UUID id,
        Type type,
        long amountCents,
        long balanceAfterCents,
        String currency,
        @Nullable String reference,
        String description,
        Instant occurredAt) {

    /// What moved the money.
    public enum Type {
        /// The operator booked a payment.
        @JsonProperty("credit")
        CREDIT,
        /// The tenant bought something.
        @JsonProperty("debit")
        DEBIT,
        /// A billing cycle of a number was paid.
        @JsonProperty("monthly_fee")
        MONTHLY_FEE,
        /// A debit was given back because what it paid for did not happen.
        @JsonProperty("refund")
        REFUND
    }

    private static final String CURRENCY = "USD";
    private static final String CREDIT_DESCRIPTION = "Credit";

    /// The line that the event writes, or null if it moves no money.
    ///
    /// @param sequence of the event in the balance's stream, from 0
    public static @Nullable TransactionResource of(BalanceEvent event, long sequence, Instant at) {
        return switch (event) {
            case BalanceOpened _, BalanceRanLow _, BalanceDepleted _ -> null;
            case BalanceCredited e ->
                new TransactionResource(
                        id(e, sequence),
                        Type.CREDIT,
                        e.amountCents(),
                        e.balanceAfterCents(),
                        CURRENCY,
                        e.reference(),
                        CREDIT_DESCRIPTION,
                        at);
            case BalanceDebited e ->
                new TransactionResource(
                        id(e, sequence),
                        Type.DEBIT,
                        -e.amountCents(),
                        e.balanceAfterCents(),
                        CURRENCY,
                        reference(e.orderId(), e.e164()),
                        description(e.cause(), e.e164()),
                        at);
            case MonthlyFeeDebited e ->
                new TransactionResource(
                        id(e, sequence),
                        Type.MONTHLY_FEE,
                        -e.amountCents(),
                        e.balanceAfterCents(),
                        CURRENCY,
                        "%s tenure/%d cycle/%d"
                                .formatted(
                                        Streams.number(e.e164()),
                                        NumberId.of(e.numberId()).tenure(),
                                        e.cycle()),
                        "Monthly fee of %s from %s to %s".formatted(e.e164(), e.from(), e.until()),
                        at);
            case BalanceRefunded e ->
                new TransactionResource(
                        id(e, sequence),
                        Type.REFUND,
                        e.amountCents(),
                        e.balanceAfterCents(),
                        CURRENCY,
                        reference(e.orderId(), e.e164()),
                        "Refund for %s, which could not be activated".formatted(e.e164()),
                        at);
        };
    }

    /// The line that a payment wrote.
    public static TransactionResource of(CreditGranted credit) {
        return new TransactionResource(
                credit.transactionId(),
                Type.CREDIT,
                credit.amountCents(),
                credit.balanceAfterCents(),
                CURRENCY,
                credit.reference(),
                CREDIT_DESCRIPTION,
                credit.bookedAt());
    }

    private static UUID id(BalanceEvent event, long sequence) {
        var place = Streams.balance(event.tenantId()) + "/" + sequence;
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String reference(@Nullable UUID orderId, @Nullable E164 e164) {
        var names = Stream.of(orderId == null ? "" : Streams.order(orderId), e164 == null ? "" : Streams.number(e164))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? null : names;
    }

    private static String description(DebitCause cause, @Nullable E164 e164) {
        return switch (cause) {
            case NUMBER_ACTIVATION -> "Activation of " + named(e164);
            case NUMBER_LOOKUP_CARRIER -> "Carrier lookup of " + named(e164);
            case NUMBER_LOOKUP_CALLER_NAME -> "Caller-name lookup of " + named(e164);
        };
    }

    private static String named(@Nullable E164 e164) {
        return e164 == null ? "a number" : e164.value();
    }
}
