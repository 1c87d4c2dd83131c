package com.voepy.numbers.command.number;

import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.web.Patch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a phone number. The time comes with the command: an aggregate has no clock.
public sealed interface PhoneNumberCommand {

    E164 e164();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.number(e164());
    }

    /// What is asked of one tenure, whose id names the number as well.
    sealed interface OfTenure extends PhoneNumberCommand {

        UUID numberId();

        @Override
        default E164 e164() {
            return NumberId.of(numberId()).e164();
        }
    }

    /// Keep the number for a reservation.
    record HoldNumber(E164 e164, UUID tenantId, UUID reservationId, Instant heldUntil, Instant now)
            implements PhoneNumberCommand {}

    /// Keep it longer.
    record ExtendHold(E164 e164, UUID reservationId, Instant heldUntil, Instant now) implements PhoneNumberCommand {}

    /// Let it go, because the reservation was cancelled or expired.
    record EndHold(E164 e164, UUID reservationId) implements PhoneNumberCommand {}

    /// Give the number to a tenant who pays for it in the same unit of work.
    ///
    /// @param price to the customer
    record OrderNumber(
            E164 e164,
            UUID tenantId,
            UUID orderId,
            String countryCode,
            @Nullable String region,
            @Nullable String locality,
            NumberType numberType,
            List<Capability> capabilities,
            Price price,
            @Nullable String customerReference,
            @Nullable UUID connectionId,
            Instant now)
            implements PhoneNumberCommand {}

    /// The carrier confirmed it; it may confirm more than once.
    record ActivateNumber(E164 e164, UUID orderId) implements PhoneNumberCommand {}

    /// The carrier will not provide it; the debit is given back in the same unit of work.
    record FailActivation(E164 e164, UUID orderId, FailureReason reason, String detail) implements PhoneNumberCommand {}

    /// Keep the number for a tenant who brings it here from another carrier.
    record StartPort(E164 e164, UUID tenantId, UUID portingOrderId, Instant now) implements PhoneNumberCommand {}

    /// Let it go, because it does not come.
    record EndPort(E164 e164, UUID portingOrderId) implements PhoneNumberCommand {}

    /// The number is here; the carrier may say so more than once.
    ///
    /// @param monthlyPriceCents to the customer, US cents
    record PortNumberIn(
            E164 e164,
            UUID portingOrderId,
            String countryCode,
            @Nullable String region,
            @Nullable String locality,
            NumberType numberType,
            List<Capability> capabilities,
            long monthlyPriceCents,
            @Nullable String customerReference,
            @Nullable UUID connectionId)
            implements PhoneNumberCommand {}

    /// The tenant changes the settings that are named.
    record ConfigureNumber(
            UUID numberId,
            UUID tenantId,
            Patch<String> customerReference,
            Patch<Boolean> cnamLookupEnabled,
            Patch<String> cnamDisplayName,
            Patch<Boolean> techPrefixEnabled,
            Patch<InboundCallScreening> inboundCallScreening,
            Patch<Boolean> messagingEnabled,
            Patch<UUID> connectionId)
            implements OfTenure {}

    /// The carrier has the settings of that version.
    record ConfirmSettings(UUID numberId, long version) implements OfTenure {}

    /// The carrier refuses the settings of that version.
    record RefuseSettings(UUID numberId, long version, String detail) implements OfTenure {}

    /// The fee of that billing cycle is debited in the same unit of work.
    ///
    /// @param cycle from 1; what is not the next to be paid is not paid
    /// @param feeCents US cents
    record NoteFeeCharged(UUID numberId, int cycle, Instant from, Instant until, long feeCents) implements OfTenure {}

    /// The balance does not cover the fee of that billing cycle.
    ///
    /// @param cycle from 1
    /// @param feeCents US cents
    /// @param retryAt when it is tried again, or null if that was the last attempt
    record NoteFeeUncovered(
            UUID numberId,
            int cycle,
            Instant from,
            Instant until,
            long feeCents,
            @Nullable Instant retryAt) implements OfTenure {}

    /// The last attempt to debit a fee has failed: take the number from the tenant.
    ///
    /// @param restsUntil before then nobody can have the number
    record ReleaseUnpaid(UUID numberId, Instant restsUntil) implements OfTenure {}

    /// The tenant gives the number up.
    record ReleaseNumber(UUID numberId, UUID tenantId) implements OfTenure {}

    /// The carrier does not take the number back.
    ///
    /// @param since when it was given up
    /// @param detail what stands in the way, for people
    record NoteDisconnectStuck(UUID numberId, Instant since, String detail) implements OfTenure {}

    /// The carrier has taken the number back.
    record ConfirmDisconnect(UUID numberId) implements OfTenure {}

    /// The tenant wants emergency calls to come from that address.
    record AttachEmergencyAddress(UUID numberId, UUID tenantId, UUID addressId) implements OfTenure {}

    /// The tenant wants no emergency service any more.
    record DetachEmergencyAddress(UUID numberId, UUID tenantId) implements OfTenure {}

    /// The carrier provides what was wanted with that version.
    record ConfirmEmergency(UUID numberId, long version) implements OfTenure {}

    /// The carrier does not provide it.
    ///
    /// @param reason a code
    record FailEmergency(UUID numberId, long version, String reason) implements OfTenure {}

    /// The carrier has ended the service as was wanted with that version.
    record ConfirmEmergencyOff(UUID numberId, long version) implements OfTenure {}
}
