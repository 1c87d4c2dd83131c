package com.voepy.numbers.command.number;

import com.voepy.numbers.command.number.PhoneNumberCommand.ConfigureNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.HoldNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.OrderNumber;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events and commands of one number, as fixture tests name them.
final class NumberFacts {

    static final E164 NUMBER = new E164("+15125550100");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("70000000-0000-4000-8000-000000000002");
    static final UUID RESERVATION = UUID.fromString("4e000000-0000-4000-8000-000000000001");
    static final UUID LATER_RESERVATION = UUID.fromString("4e000000-0000-4000-8000-000000000002");
    static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000001");
    static final UUID LATER_ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000002");
    static final UUID CONNECTION = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    static final UUID TENURE = new NumberId(NUMBER, 1).uuid();
    static final UUID LATER_TENURE = new NumberId(NUMBER, 2).uuid();
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant HELD_UNTIL = NOON.plus(Duration.ofMinutes(15));
    static final Instant RESTS_UNTIL = NOON.plus(Duration.ofDays(30));

    private NumberFacts() {}

    static NumberHeld held(UUID tenantId) {
        return new NumberHeld(NUMBER, tenantId, RESERVATION, HELD_UNTIL);
    }

    static NumberHoldEnded holdEnded() {
        return new NumberHoldEnded(NUMBER, TENANT, RESERVATION);
    }

    static NumberOrdered ordered() {
        return ordered(TENANT, TENURE, ORDER, null);
    }

    static NumberOrdered ordered(UUID tenantId, UUID tenure, UUID orderId, @Nullable UUID reservationId) {
        return new NumberOrdered(
                NUMBER,
                tenantId,
                tenure,
                orderId,
                reservationId,
                "US",
                "TX",
                "Austin",
                NumberType.LOCAL,
                List.of(Capability.VOICE, Capability.SMS),
                100,
                150,
                "front desk",
                CONNECTION);
    }

    static NumberActivated activated() {
        return new NumberActivated(NUMBER, TENANT, TENURE, ORDER);
    }

    static NumberActivationFailed activationFailed() {
        return new NumberActivationFailed(
                NUMBER, TENANT, TENURE, ORDER, FailureReason.SOLD_MEANWHILE, "85001 taken", 100);
    }

    static NumberConfigured configured(long version, @Nullable String reference) {
        return new NumberConfigured(NUMBER, TENANT, TENURE, version, NumberSettings.initial(reference, CONNECTION));
    }

    static NumberReleased released() {
        return new NumberReleased(NUMBER, TENANT, TENURE, Instant.parse("2030-02-01T12:00:00Z"), RESTS_UNTIL);
    }

    static HoldNumber hold(UUID tenantId, UUID reservationId, Instant now) {
        return new HoldNumber(NUMBER, tenantId, reservationId, now.plus(Duration.ofMinutes(15)), now);
    }

    static OrderNumber order(UUID tenantId, UUID orderId, Instant now) {
        return new OrderNumber(
                NUMBER,
                tenantId,
                orderId,
                "US",
                "TX",
                "Austin",
                NumberType.LOCAL,
                List.of(Capability.VOICE, Capability.SMS),
                new Price(100, 150),
                "front desk",
                CONNECTION,
                now);
    }

    static ConfigureNumber reference(UUID tenantId, Patch<String> reference) {
        return new ConfigureNumber(
                TENURE,
                tenantId,
                reference,
                new Patch.Unchanged<>(),
                new Patch.Unchanged<>(),
                new Patch.Unchanged<>(),
                new Patch.Unchanged<>(),
                new Patch.Unchanged<>(),
                new Patch.Unchanged<>());
    }

    /// The tenure after events that all happened at noon.
    static PhoneNumberResource tenureAfter(PhoneNumberEvent... events) {
        PhoneNumberResource tenure = null;
        for (var event : events) {
            tenure = PhoneNumberResource.after(tenure, event, NOON);
        }
        return Objects.requireNonNull(tenure);
    }
}
