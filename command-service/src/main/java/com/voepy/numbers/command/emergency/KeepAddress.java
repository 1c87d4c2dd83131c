package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.carrier.AddressAnswer;
import com.voepy.numbers.command.carrier.AddressFault;
import com.voepy.numbers.command.carrier.AddressSearch;
import com.voepy.numbers.command.carrier.CarrierAddress;
import com.voepy.numbers.command.carrier.EmergencyCarrier;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.ConfirmAddress;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.resource.TenantResource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Has the carrier keep a validated address, once: the carrier takes no idempotency key, so it is looked up by our
/// reference before each attempt, and after an unclear answer only some seconds later.
@Component
class KeepAddress implements TimedTask {

    static final String NAME = "keep-address";

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final EventLog log;
    private final EmergencyCarrier carrier;
    private final SubjectVault vault;
    private final Commands commands;
    private final Timers timers;
    private final InstantSource clock;

    KeepAddress(
            EventLog log,
            EmergencyCarrier carrier,
            SubjectVault vault,
            Commands commands,
            Timers timers,
            InstantSource clock) {
        this.log = log;
        this.carrier = carrier;
        this.vault = vault;
        this.commands = commands;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var addressId = UUID.fromString(id);
        var waiting = waiting(addressId);
        if (waiting.isEmpty()) {
            return new Next.Done();
        }
        var cause = Cause.after(NAME, waiting.get());
        var validated = (EmergencyAddressValidated) waiting.get().event();
        return Errand.of(cause, addressId, List.of()).run(() -> findOrKeep(validated, cause));
    }

    private Next findOrKeep(EmergencyAddressValidated event, Cause cause) {
        return switch (carrier.findAddresses(event.addressId().toString())) {
            case AddressSearch.Unavailable _ -> again();
            case AddressSearch.Found found
            when !found.carrierAddressIds().isEmpty() ->
                confirm(event.addressId(), found.carrierAddressIds().getFirst(), cause);
            case AddressSearch.Found _ -> keep(event, cause);
        };
    }

    private Next keep(EmergencyAddressValidated event, Cause cause) {
        var address = opened(event);
        if (address.isEmpty()) {
            // Erased, and with that deleted, since the log was read.
            return new Next.Done();
        }
        return switch (carrier.keep(event.addressId().toString(), address.get())) {
            case AddressAnswer.Kept kept -> confirm(event.addressId(), kept.carrierAddressId(), cause);
            case AddressAnswer.Refused refused -> {
                commands.<Object>send(new RefusedAddress(event.addressId(), event.tenantId(), refused.faults()), cause);
                yield new Next.Done();
            }
            case AddressAnswer.NotSent _, AddressAnswer.Unknown _ -> again();
        };
    }

    private Next confirm(UUID addressId, String carrierAddressId, Cause cause) {
        commands.<Object>send(new ConfirmAddress(addressId, carrierAddressId), cause);
        if (waiting(addressId).isEmpty() && isDeleted(addressId)) {
            // Deleted while the carrier was at it: what it keeps now is to be forgotten as well.
            timers.schedule(ForgetAddress.NAME, addressId.toString(), clock.instant());
        }
        return new Next.Done();
    }

    private Next again() {
        return new Next.Again(clock.instant().plus(AGAIN), null);
    }

    /// The carrier's refusal, in the clear until it is sealed in the unit of work that records it.
    record RefusedAddress(UUID addressId, UUID tenantId, List<AddressFault> faults) {}

    /// The validation, while the carrier is still to keep the address.
    private Optional<LoggedEvent> waiting(UUID addressId) {
        LoggedEvent validated = null;
        for (var logged : log.ofStream(Streams.emergencyAddress(addressId))) {
            switch (logged.event()) {
                case EmergencyAddressValidated _ -> validated = logged;
                case EmergencyAddressRegistered _, EmergencyAddressRejected _, EmergencyAddressDeleted _ -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.ofNullable(validated);
    }

    private boolean isDeleted(UUID addressId) {
        return log.ofStream(Streams.emergencyAddress(addressId)).stream()
                .anyMatch(logged -> logged.event() instanceof EmergencyAddressDeleted);
    }

    private Optional<CarrierAddress> opened(EmergencyAddressValidated event) {
        var address = event.address();
        var values = vault.openAll(parts(address));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var first = text(values, address.firstName());
        var last = text(values, address.lastName());
        var business = text(values, address.businessName());
        return Optional.of(new CarrierAddress(
                first,
                last,
                business == null && (first == null || last == null) ? tenantName(event.tenantId()) : business,
                required(values, address.streetAddress()),
                text(values, address.extendedAddress()),
                required(values, address.locality()),
                required(values, address.administrativeArea()),
                required(values, address.postalCode()),
                address.countryCode()));
    }

    private static List<Sealed> parts(PostalAddress address) {
        return Stream.of(
                        address.firstName(),
                        address.lastName(),
                        address.businessName(),
                        address.streetAddress(),
                        address.extendedAddress(),
                        address.locality(),
                        address.administrativeArea(),
                        address.postalCode())
                .<Sealed>mapMulti((part, out) -> {
                    if (part != null) {
                        out.accept(part);
                    }
                })
                .collect(Collectors.toList());
    }

    private static @Nullable String text(Map<Sealed, String> values, @Nullable Sealed sealed) {
        return sealed == null ? null : required(values, sealed);
    }

    private static String required(Map<Sealed, String> values, Sealed sealed) {
        var json = values.get(sealed);
        if (json == null) {
            throw new IllegalStateException("one part of an address opens and another does not");
        }
        return WireJson.mapper().readValue(json, String.class);
    }

    private String tenantName(UUID tenantId) {
        TenantResource tenant = null;
        for (var logged : log.ofStream(Streams.tenant(tenantId))) {
            tenant = TenantResource.after(tenant, (TenantEvent) logged.event(), logged.occurredAt());
        }
        if (tenant == null) {
            throw new IllegalStateException("no tenant " + tenantId);
        }
        return tenant.name();
    }
}
