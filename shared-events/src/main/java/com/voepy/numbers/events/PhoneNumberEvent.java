package com.voepy.numbers.events;

import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.ReleaseReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of a phone number, across all tenants that ever held it. Stream `number/<E.164>`.
///
/// `held → (extended)* → ordered → activated → configured* → released → disconnected`, then it rests and is free
/// again; `held → hold ended` and `ordered → activation failed` free it at once. Brought from another carrier it goes
/// `port started → ported in → configured* → …`, or `port ended`. While it is active its billing cycles are paid one
/// after the other: `fee charged`, or `fee uncovered*` and then either.
///
/// Source: the product's API document, "Reserve before you buy" to "Porting numbers in".
public sealed interface PhoneNumberEvent extends Event {

    E164 e164();

    /// The tenant that the event is about.
    UUID tenantId();

    /// A reservation keeps the number from everyone else until its hold ends by the clock.
    ///
    /// @param heldUntil when the hold is over, whether or not anything says so
    @Revision(1)
    record NumberHeld(E164 e164, UUID tenantId, UUID reservationId, Instant heldUntil) implements PhoneNumberEvent {}

    /// The reservation was extended.
    ///
    /// @param heldUntil when the hold is over now
    @Revision(1)
    record NumberHoldExtended(E164 e164, UUID tenantId, UUID reservationId, Instant heldUntil)
            implements PhoneNumberEvent {}

    /// The hold ended without an order, because the reservation was cancelled or expired.
    @Revision(1)
    record NumberHoldEnded(E164 e164, UUID tenantId, UUID reservationId) implements PhoneNumberEvent {}

    /// A tenant paid for the number and it will be ordered at the carrier; it carries no traffic yet.
    ///
    /// @param numberId the id of this tenure, see [com.voepy.numbers.kernel.NumberId]
    /// @param reservationId the tenant's own hold that this order consumed, or null
    /// @param countryCode ISO 3166-1 alpha-2
    /// @param region state or province, or null where the number has none
    /// @param locality city, or null where the number has none
    /// @param activationPriceCents one-off price to the tenant, US cents, markup included, already debited
    /// @param monthlyPriceCents recurring price to the tenant, US cents per billing month
    /// @param customerReference the tenant's own name for it, or null
    /// @param connectionId the connection it is assigned to once active, or null
    @Revision(1)
    record NumberOrdered(
            E164 e164,
            UUID tenantId,
            UUID numberId,
            UUID orderId,
            @Nullable UUID reservationId,
            String countryCode,
            @Nullable String region,
            @Nullable String locality,
            NumberType numberType,
            List<Capability> capabilities,
            long activationPriceCents,
            long monthlyPriceCents,
            @Nullable String customerReference,
            @Nullable UUID connectionId)
            implements PhoneNumberEvent {

        public NumberOrdered {
            capabilities = List.copyOf(capabilities);
        }
    }

    /// The carrier confirmed the number; from now on it carries traffic and can be configured.
    @Revision(1)
    record NumberActivated(E164 e164, UUID tenantId, UUID numberId, UUID orderId) implements PhoneNumberEvent {}

    /// The carrier refused the number; the activation price goes back to the balance in the same transaction.
    ///
    /// @param reason stable code for programs, see [FailureReason]
    /// @param detail the carrier's words, for people, never parsed
    /// @param refundedCents US cents
    @Revision(1)
    record NumberActivationFailed(
            E164 e164,
            UUID tenantId,
            UUID numberId,
            UUID orderId,
            FailureReason reason,
            String detail,
            long refundedCents)
            implements PhoneNumberEvent {}

    /// The tenant changed settings. Carries all of them as they are now.
    ///
    /// @param version counts the configurations of this tenure from 1
    @Revision(1)
    record NumberConfigured(E164 e164, UUID tenantId, UUID numberId, long version, NumberSettings settings)
            implements PhoneNumberEvent {}

    /// The carrier has the settings of that version.
    @Revision(1)
    record NumberSettingsApplied(E164 e164, UUID tenantId, UUID numberId, long version) implements PhoneNumberEvent {}

    /// The carrier refuses the settings of that version; it goes on with what it had.
    ///
    /// @param detail the carrier's words, for people
    @Revision(1)
    record NumberSettingsRefused(E164 e164, UUID tenantId, UUID numberId, long version, String detail)
            implements PhoneNumberEvent {}

    /// A billing cycle of the number is paid; the balance shows the debit in the same transaction.
    ///
    /// @param cycle counts the billing cycles of this tenure, from 1; each is paid once, in order
    /// @param from when the cycle begins, the first with the activation
    /// @param until when it ends and the next one begins
    /// @param feeCents US cents
    @Revision(1)
    record NumberFeeCharged(
            E164 e164, UUID tenantId, UUID numberId, int cycle, Instant from, Instant until, long feeCents)
            implements PhoneNumberEvent {}

    /// The balance did not cover the fee of a billing cycle. The number stays in service while the debit is tried
    /// again.
    ///
    /// @param cycle counts the billing cycles of this tenure, from 1
    /// @param from when the cycle begins
    /// @param until when it ends
    /// @param feeCents US cents
    /// @param attempt counts the attempts that failed for this cycle, from 1
    /// @param retryAt when the next attempt is due, or null if this was the last and the number is released for it
    @Revision(1)
    record NumberFeeUncovered(
            E164 e164,
            UUID tenantId,
            UUID numberId,
            int cycle,
            Instant from,
            Instant until,
            long feeCents,
            int attempt,
            @Nullable Instant retryAt)
            implements PhoneNumberEvent {}

    /// The tenant gave the number up, or lost it for non-payment.
    ///
    /// @param billingEndsAt end of the last billing cycle; no fee is due after it, and none is refunded
    /// @param restsUntil before then nobody can have the number
    /// @param reason null stands for `requested`, which was the only one once
    @Revision(2)
    record NumberReleased(
            E164 e164,
            UUID tenantId,
            UUID numberId,
            Instant billingEndsAt,
            Instant restsUntil,
            @Nullable ReleaseReason reason)
            implements PhoneNumberEvent {

        /// As the tenant asked for it.
        public NumberReleased(E164 e164, UUID tenantId, UUID numberId, Instant billingEndsAt, Instant restsUntil) {
            this(e164, tenantId, numberId, billingEndsAt, restsUntil, ReleaseReason.REQUESTED);
        }

        public ReleaseReason reasonOrRequested() {
            return reason == null ? ReleaseReason.REQUESTED : reason;
        }
    }

    /// The carrier has not taken the number back for so long that somebody should look. Trying goes on.
    ///
    /// @param since when it was given up
    /// @param detail what stood in the way last, for people
    @Revision(1)
    record NumberDisconnectStuck(E164 e164, UUID tenantId, UUID numberId, Instant since, String detail)
            implements PhoneNumberEvent {}

    /// The carrier confirmed that the number is no longer ours.
    @Revision(1)
    record NumberDisconnected(E164 e164, UUID tenantId, UUID numberId) implements PhoneNumberEvent {}

    /// A tenant is bringing the number here from another carrier; until that ends nobody else can have it.
    @Revision(1)
    record NumberPortStarted(E164 e164, UUID tenantId, UUID portingOrderId) implements PhoneNumberEvent {}

    /// The number stays at the other carrier. It is free for whoever can get it.
    ///
    /// @param restsUntil before then nobody can order it, as it was given up before the port began; or null
    @Revision(1)
    record NumberPortEnded(
            E164 e164,
            UUID tenantId,
            UUID portingOrderId,
            @Nullable Instant restsUntil) implements PhoneNumberEvent {}

    /// The number has come from another carrier and is in service for the tenant. Coming costs nothing; the monthly
    /// price is due from now on.
    ///
    /// @param numberId the id of this tenure, see [com.voepy.numbers.kernel.NumberId]
    /// @param countryCode ISO 3166-1 alpha-2
    /// @param region state or province, or null where it is not known
    /// @param locality city, or null where it is not known
    /// @param monthlyPriceCents recurring price to the tenant, US cents per billing month, markup included
    /// @param customerReference the tenant's own name for it, or null
    /// @param connectionId the connection it is assigned to, or null
    @Revision(1)
    record NumberPortedIn(
            E164 e164,
            UUID tenantId,
            UUID numberId,
            UUID portingOrderId,
            String countryCode,
            @Nullable String region,
            @Nullable String locality,
            NumberType numberType,
            List<Capability> capabilities,
            long monthlyPriceCents,
            @Nullable String customerReference,
            @Nullable UUID connectionId)
            implements PhoneNumberEvent {

        public NumberPortedIn {
            capabilities = List.copyOf(capabilities);
        }
    }

    /// The tenant wants emergency calls from the number to come from that address; the carrier is asked next.
    ///
    /// @param version counts what this tenure wanted of emergency service, from 1
    /// @param addressId see [EmergencyAddressEvent]
    @Revision(1)
    record NumberEmergencyAddressAttached(E164 e164, UUID tenantId, UUID numberId, long version, UUID addressId)
            implements PhoneNumberEvent {}

    /// The tenant wants no emergency service any more, or gives the number up; the carrier is asked to end it.
    ///
    /// @param version counts what this tenure wanted of emergency service, from 1
    /// @param addressId the address that it was at
    @Revision(1)
    record NumberEmergencyAddressDetached(E164 e164, UUID tenantId, UUID numberId, long version, UUID addressId)
            implements PhoneNumberEvent {}

    /// Emergency calls from the number reach dispatchers with that address.
    ///
    /// @param version what the carrier has done
    @Revision(1)
    record NumberEmergencyActivated(E164 e164, UUID tenantId, UUID numberId, long version, UUID addressId)
            implements PhoneNumberEvent {}

    /// The carrier does not provide emergency service at that address; the network rejects emergency calls.
    ///
    /// @param version what the carrier does not do
    /// @param reason a code: the carrier's own, `provisioning_failed` or `address_rejected`
    @Revision(1)
    record NumberEmergencyFailed(E164 e164, UUID tenantId, UUID numberId, long version, UUID addressId, String reason)
            implements PhoneNumberEvent {}

    /// The carrier confirmed that emergency service of the number has ended.
    ///
    /// @param version what the carrier has done
    @Revision(1)
    record NumberEmergencyDeactivated(E164 e164, UUID tenantId, UUID numberId, long version)
            implements PhoneNumberEvent {}

    /// What a tenant can configure. Source: the product's API document, "Configure a number".
    ///
    /// @param customerReference free text of at most 120 characters, or null
    /// @param cnamDisplayName at most 15 characters shown to callees, or null
    /// @param connectionId the connection the number is assigned to, or null when detached
    record NumberSettings(
            @Nullable String customerReference,
            boolean cnamLookupEnabled,
            @Nullable String cnamDisplayName,
            boolean techPrefixEnabled,
            InboundCallScreening inboundCallScreening,
            boolean messagingEnabled,
            @Nullable UUID connectionId) {

        /// What a number starts with before anyone configures it.
        public static NumberSettings initial(@Nullable String customerReference, @Nullable UUID connectionId) {
            return new NumberSettings(
                    customerReference, false, null, false, InboundCallScreening.DISABLED, false, connectionId);
        }
    }
}
