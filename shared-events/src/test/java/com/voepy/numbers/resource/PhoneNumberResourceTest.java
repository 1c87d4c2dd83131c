package com.voepy.numbers.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeUncovered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldExtended;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.EmergencyStatus;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.ReleaseReason;
import com.voepy.numbers.resource.PhoneNumberResource.SettingsStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumberResourceTest {

    static final E164 AUSTIN = new E164("+15125550100");
    static final UUID ID = new NumberId(AUSTIN, 1).uuid();
    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000002");
    static final UUID HOLD = UUID.fromString("5e000000-0000-4000-8000-000000000003");
    static final UUID OFFICE = UUID.fromString("c0000000-0000-4000-8000-000000000004");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant LATER = Instant.parse("2030-01-02T12:00:00Z");
    static final Instant CYCLE_END = Instant.parse("2030-02-01T12:00:00Z");
    static final Instant REST_END = Instant.parse("2030-03-01T12:00:00Z");
    static final NumberSettings ALL_SET =
            new NumberSettings("desk", true, "YOURCO", true, InboundCallScreening.REJECT_CALLS, true, OFFICE);

    static final PhoneNumberEvent ORDERED = new NumberOrdered(
            AUSTIN,
            TENANT,
            ID,
            ORDER,
            HOLD,
            "US",
            "TX",
            "Austin",
            NumberType.LOCAL,
            List.of(Capability.VOICE, Capability.SMS),
            100,
            150,
            "front",
            OFFICE);
    static final PhoneNumberEvent ACTIVATED = new NumberActivated(AUSTIN, TENANT, ID, ORDER);
    static final PhoneNumberEvent CONFIGURED = new NumberConfigured(AUSTIN, TENANT, ID, 1, ALL_SET);

    static final NumberSettings AT_FIRST = NumberSettings.initial("front", OFFICE);

    @Test
    void is_pending_from_the_order_on() {
        assertThat(after(null, ORDERED, NOON)).isEqualTo(pending());
    }

    @Test
    void cannot_begin_with_anything_but_an_order() {
        assertThatIllegalStateException().isThrownBy(() -> PhoneNumberResource.after(null, ACTIVATED, NOON));
        assertThatIllegalStateException().isThrownBy(() -> PhoneNumberResource.after(null, CONFIGURED, NOON));
    }

    @Nested
    class A_hold {

        static final List<PhoneNumberEvent> HOLDS = List.of(
                new NumberHeld(AUSTIN, TENANT, HOLD, LATER),
                new NumberHoldExtended(AUSTIN, TENANT, HOLD, LATER),
                new NumberHoldEnded(AUSTIN, TENANT, HOLD));

        @Test
        void begins_no_tenure() {
            assertThat(HOLDS)
                    .allSatisfy(event -> assertThat(PhoneNumberResource.after(null, event, NOON))
                            .isNull());
        }

        @Test
        void changes_none() {
            assertThat(HOLDS)
                    .allSatisfy(
                            event -> assertThat(after(active(), event, LATER)).isEqualTo(active()));
        }
    }

    @Nested
    class A_pending_number {

        @Test
        void is_active_once_confirmed() {
            assertThat(after(pending(), ACTIVATED, LATER)).isEqualTo(active());
        }

        @Test
        void has_failed_once_refused() {
            var refused =
                    new NumberActivationFailed(AUSTIN, TENANT, ID, ORDER, FailureReason.SOLD_MEANWHILE, "sold", 100);
            assertThat(after(pending(), refused, LATER))
                    .isEqualTo(resource(NumberStatus.FAILED, AT_FIRST, SettingsStatus.APPLIED, null, null, null, null));
        }
    }

    @Nested
    class An_active_number {

        @Test
        void shows_its_settings_before_the_carrier_has_them() {
            assertThat(after(active(), CONFIGURED, LATER)).isEqualTo(configured(SettingsStatus.APPLYING));
        }

        @Test
        void says_when_the_carrier_has_them() {
            var applied = new NumberSettingsApplied(AUSTIN, TENANT, ID, 1);
            assertThat(after(configured(SettingsStatus.APPLYING), applied, LATER))
                    .isEqualTo(configured(SettingsStatus.APPLIED));
        }

        @Test
        void says_when_the_carrier_refuses_them() {
            var refused = new NumberSettingsRefused(AUSTIN, TENANT, ID, 1, "no");
            assertThat(after(configured(SettingsStatus.APPLYING), refused, LATER))
                    .isEqualTo(configured(SettingsStatus.REFUSED));
        }

        @Test
        void gives_back_the_settings_it_was_given() {
            assertThat(configured(SettingsStatus.APPLIED).settings()).isEqualTo(ALL_SET);
        }

        @Test
        void is_kept_when_it_is_released() {
            var released = new NumberReleased(AUSTIN, TENANT, ID, CYCLE_END, REST_END);
            assertThat(after(active(), released, LATER.plusSeconds(1))).isEqualTo(released());
        }
    }

    @Nested
    class Monthly_fees {

        static final PhoneNumberEvent CHARGED = new NumberFeeCharged(AUSTIN, TENANT, ID, 1, NOON, CYCLE_END, 150);

        @Test
        void say_when_the_next_one_is_due() {
            assertThat(after(active(), CHARGED, LATER))
                    .extracting(PhoneNumberResource::nextBillingAt, PhoneNumberResource::feeOverdueSince)
                    .containsExactly(CYCLE_END, null);
        }

        @Test
        void that_are_not_covered_say_since_when_and_when_they_are_tried_again() {
            var retryAt = CYCLE_END.plusSeconds(86_400);
            var uncovered = new NumberFeeUncovered(AUSTIN, TENANT, ID, 2, CYCLE_END, REST_END, 150, 1, retryAt);
            var overdue = after(after(active(), CHARGED, LATER), uncovered, LATER);

            assertThat(overdue)
                    .extracting(
                            PhoneNumberResource::status,
                            PhoneNumberResource::nextBillingAt,
                            PhoneNumberResource::feeOverdueSince)
                    .containsExactly(NumberStatus.ACTIVE, retryAt, CYCLE_END);
            var paid = new NumberFeeCharged(AUSTIN, TENANT, ID, 2, CYCLE_END, REST_END, 150);
            assertThat(after(overdue, paid, LATER))
                    .extracting(PhoneNumberResource::nextBillingAt, PhoneNumberResource::feeOverdueSince)
                    .containsExactly(REST_END, null);
        }

        @Test
        void that_nobody_paid_are_why_it_was_released() {
            var unpaid = new NumberReleased(AUSTIN, TENANT, ID, CYCLE_END, REST_END, ReleaseReason.NON_PAYMENT);
            assertThat(after(after(active(), CHARGED, LATER), unpaid, LATER))
                    .extracting(
                            PhoneNumberResource::status,
                            PhoneNumberResource::releaseReason,
                            PhoneNumberResource::billingEndsAt,
                            PhoneNumberResource::nextBillingAt)
                    .containsExactly(NumberStatus.RELEASED, ReleaseReason.NON_PAYMENT, CYCLE_END, null);
        }

        @Test
        void were_no_reason_once() {
            var released = new NumberReleased(AUSTIN, TENANT, ID, CYCLE_END, REST_END, null);
            assertThat(after(active(), released, LATER).releaseReason()).isEqualTo(ReleaseReason.REQUESTED);
        }
    }

    @Nested
    class A_released_number {

        @Test
        void does_not_change_when_the_carrier_disconnects_it() {
            assertThat(after(released(), new NumberDisconnected(AUSTIN, TENANT, ID), LATER))
                    .isEqualTo(released());
        }

        @Test
        void begins_anew_with_the_next_order() {
            assertThat(after(released(), ORDERED, NOON)).isEqualTo(pending());
        }
    }

    static PhoneNumberResource after(@Nullable PhoneNumberResource before, PhoneNumberEvent event, Instant at) {
        return Objects.requireNonNull(PhoneNumberResource.after(before, event, at));
    }

    static PhoneNumberResource pending() {
        return resource(NumberStatus.PENDING, AT_FIRST, SettingsStatus.APPLIED, null, null, null, null);
    }

    static PhoneNumberResource active() {
        return resource(NumberStatus.ACTIVE, AT_FIRST, SettingsStatus.APPLIED, LATER, null, null, LATER);
    }

    @Test
    void a_ported_number_is_active_at_once_and_came_for_nothing() {
        var port = UUID.fromString("90000000-0000-4000-8000-000000000001");
        var ported = PhoneNumberResource.after(
                null,
                new NumberPortedIn(
                        AUSTIN,
                        TENANT,
                        ID,
                        port,
                        "US",
                        null,
                        null,
                        NumberType.LOCAL,
                        List.of(Capability.VOICE),
                        150,
                        "desk",
                        null),
                NOON);

        assertThat(ported)
                .extracting(
                        PhoneNumberResource::status,
                        PhoneNumberResource::activatedAt,
                        PhoneNumberResource::activationPriceCentsCustomer,
                        PhoneNumberResource::portingOrderId,
                        PhoneNumberResource::numberOrderId)
                .containsExactly(NumberStatus.ACTIVE, NOON, 0L, port, null);
    }

    static PhoneNumberResource configured(SettingsStatus status) {
        return resource(NumberStatus.ACTIVE, ALL_SET, status, LATER, null, null, LATER);
    }

    static PhoneNumberResource released() {
        return resource(
                NumberStatus.RELEASED, AT_FIRST, SettingsStatus.APPLIED, LATER, LATER.plusSeconds(1), CYCLE_END, null);
    }

    @Test
    void emergency_service_goes_with_the_address_and_ends_with_it() {
        var address = UUID.fromString("ea000000-0000-4000-8000-000000000001");
        var attached = new NumberEmergencyAddressAttached(AUSTIN, TENANT, ID, 1, address);

        assertThat(emergencyAfter(ORDERED, ACTIVATED)).isEqualTo("null NONE");
        assertThat(emergencyAfter(ORDERED, ACTIVATED, attached)).isEqualTo(address + " PROVISIONING");
        assertThat(emergencyAfter(
                        ORDERED, ACTIVATED, attached, new NumberEmergencyActivated(AUSTIN, TENANT, ID, 1, address)))
                .isEqualTo(address + " ACTIVE");
        assertThat(emergencyAfter(
                        ORDERED,
                        ACTIVATED,
                        attached,
                        new NumberEmergencyFailed(AUSTIN, TENANT, ID, 1, address, "10027")))
                .isEqualTo(address + " FAILED");
        assertThat(emergencyAfter(
                        ORDERED,
                        ACTIVATED,
                        attached,
                        new NumberEmergencyAddressDetached(AUSTIN, TENANT, ID, 2, address),
                        new NumberEmergencyDeactivated(AUSTIN, TENANT, ID, 2)))
                .isEqualTo("null NONE");
    }

    private static String emergencyAfter(PhoneNumberEvent... events) {
        PhoneNumberResource number = null;
        for (var event : events) {
            number = PhoneNumberResource.after(number, event, NOON);
        }
        return Objects.requireNonNull(number).emergencyAddressId() + " " + number.emergencyStatus();
    }

    private static PhoneNumberResource resource(
            NumberStatus status,
            NumberSettings settings,
            SettingsStatus settingsStatus,
            @Nullable Instant activatedAt,
            @Nullable Instant releasedAt,
            @Nullable Instant billingEndsAt,
            @Nullable Instant nextBillingAt) {
        return new PhoneNumberResource(
                ID,
                AUSTIN,
                "US",
                "TX",
                "Austin",
                NumberType.LOCAL,
                List.of(Capability.VOICE, Capability.SMS),
                status,
                150,
                100,
                "USD",
                settings.customerReference(),
                settings.cnamLookupEnabled(),
                settings.cnamDisplayName(),
                settings.techPrefixEnabled(),
                settings.inboundCallScreening(),
                settings.messagingEnabled(),
                settingsStatus,
                settings.connectionId(),
                null,
                EmergencyStatus.NONE,
                ORDER,
                null,
                NOON,
                activatedAt,
                releasedAt,
                releasedAt == null ? null : ReleaseReason.REQUESTED,
                billingEndsAt,
                nextBillingAt,
                null);
    }
}
