package com.voepy.numbers.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of a tenant's prepaid balance. Stream `balance/<tenant>`.
///
/// Every movement carries the balance after it, so that each line of the ledger proves the next. All amounts are
/// positive US cents; the kind of event is the sign.
public sealed interface BalanceEvent extends Event {

    UUID tenantId();

    /// The balance exists, and is zero.
    ///
    /// @param currency ISO 4217, always `USD`
    /// @param lowBalanceThresholdCents a balance that falls below it is announced, US cents
    @Revision(1)
    record BalanceOpened(UUID tenantId, String currency, long lowBalanceThresholdCents) implements BalanceEvent {}

    /// An operator booked a payment.
    ///
    /// @param amountCents US cents
    /// @param balanceAfterCents US cents
    /// @param reference the operator's name for the payment; each is credited once
    @Revision(1)
    record BalanceCredited(UUID tenantId, long amountCents, long balanceAfterCents, String reference)
            implements BalanceEvent {}

    /// The tenant paid for something in advance.
    ///
    /// @param amountCents US cents
    /// @param balanceAfterCents US cents
    /// @param orderId the order that the number was bought with, or null where there is none
    /// @param numberId the tenure that the money is for, or null where there is none
    /// @param e164 the number of that tenure, or the one looked up, or null where there is none
    @Revision(1)
    record BalanceDebited(
            UUID tenantId,
            long amountCents,
            long balanceAfterCents,
            DebitCause cause,
            @Nullable UUID orderId,
            @Nullable UUID numberId,
            @Nullable E164 e164)
            implements BalanceEvent {}

    /// The tenant paid for one billing cycle of a number, in advance.
    ///
    /// @param amountCents US cents
    /// @param balanceAfterCents US cents
    /// @param numberId the tenure that the cycle belongs to
    /// @param cycle counts the billing cycles of the tenure, from 1; each is debited once
    /// @param from when the cycle begins
    /// @param until when it ends
    @Revision(1)
    record MonthlyFeeDebited(
            UUID tenantId,
            long amountCents,
            long balanceAfterCents,
            UUID numberId,
            E164 e164,
            int cycle,
            Instant from,
            Instant until)
            implements BalanceEvent {}

    /// The balance does not cover a monthly fee that is due. Said for each attempt to debit it.
    ///
    /// @param balanceCents US cents
    /// @param requiredCents the fee, US cents
    /// @param numberId the tenure whose fee it is
    /// @param cycle counts the billing cycles of the tenure, from 1
    /// @param attempt counts the attempts that failed for this cycle, from 1
    @Revision(1)
    record BalanceDepleted(
            UUID tenantId, long balanceCents, long requiredCents, UUID numberId, E164 e164, int cycle, int attempt)
            implements BalanceEvent {}

    /// A debit was given back because what it paid for did not happen.
    ///
    /// @param amountCents US cents
    /// @param balanceAfterCents US cents
    @Revision(1)
    record BalanceRefunded(
            UUID tenantId, long amountCents, long balanceAfterCents, UUID orderId, UUID numberId, E164 e164)
            implements BalanceEvent {}

    /// A debit took the balance below the threshold. Said once until a credit lifts it above again.
    ///
    /// @param balanceCents US cents
    /// @param thresholdCents US cents, as when the balance was opened
    @Revision(1)
    record BalanceRanLow(UUID tenantId, long balanceCents, long thresholdCents) implements BalanceEvent {}

    /// What a debit paid for.
    enum DebitCause {
        @JsonProperty("number_activation")
        NUMBER_ACTIVATION,

        @JsonProperty("number_lookup_carrier")
        NUMBER_LOOKUP_CARRIER,

        @JsonProperty("number_lookup_caller_name")
        NUMBER_LOOKUP_CALLER_NAME
    }
}
