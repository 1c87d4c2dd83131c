package com.voepy.numbers.command.emergency;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.AssignAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.ConfirmAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.ConfirmRemoval;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.DeleteAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.RejectAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.UnassignAddress;
import com.voepy.numbers.events.EmergencyAddressEvent;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressAssigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRemoved;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressUnassigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.resource.EmergencyAddressResource;
import com.voepy.numbers.resource.EmergencyAddressResource.Status;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Knows the numbers that use it, so that it is never deleted or erased under one, and none gets it once it is gone.
@Aggregate
class EmergencyAddress {

    @AggregateIdentifier
    private String stream;

    private UUID tenantId;
    private PostalAddress address;

    /// Null once deleted.
    private @Nullable EmergencyAddressResource resource;

    /// Null until the carrier keeps it.
    private @Nullable String carrierAddressId;

    private boolean removed;
    private final Set<UUID> numberIds = new HashSet<>();

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected EmergencyAddress() {}

    // apply() calls on(EmergencyAddressEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    EmergencyAddress(EmergencyAddressEvent birth) {
        apply(birth);
    }

    @CommandHandler
    Answer handle(DeleteAddress command) {
        refuseStrangers(command.tenantId());
        if (resource != null) {
            ETags.requireMatch(command.ifMatch(), resource);
            delete(command.addressId());
        }
        // DELETE is idempotent: the second one finds its wish fulfilled.
        return Answer.noContent();
    }

    /// Its data is about to be erased; nobody can use it any more, here or at the carrier.
    void letGo(UUID tenant, UUID addressId) {
        refuseStrangers(tenant);
        if (resource != null) {
            delete(addressId);
        }
    }

    private void delete(UUID addressId) {
        if (!numberIds.isEmpty()) {
            throw ErrorCode.EMERGENCY_ADDRESS_IN_USE.because(
                    "%d numbers use the address for emergency calls.".formatted(numberIds.size()));
        }
        apply(new EmergencyAddressDeleted(addressId, tenantId));
    }

    /// Refuses an unknown address as a field of the caller's request, since that is where the id came from.
    @CommandHandler
    void handle(AssignAddress command) {
        if (!isOpenFor(command.tenantId())) {
            throw unknownAddress();
        }
        if (resource == null || resource.status() != Status.VALIDATED) {
            throw ErrorCode.EMERGENCY_ADDRESS_NOT_VALIDATED.because("The carrier rejected the address.");
        }
        if (!numberIds.contains(command.numberId())) {
            apply(new EmergencyAddressAssigned(command.addressId(), tenantId, command.numberId()));
        }
    }

    @CommandHandler
    void handle(UnassignAddress command) {
        if (numberIds.contains(command.numberId())) {
            apply(new EmergencyAddressUnassigned(command.addressId(), tenantId, command.numberId()));
        }
    }

    @CommandHandler
    void handle(ConfirmAddress command) {
        if (resource != null && carrierAddressId == null) {
            apply(new EmergencyAddressRegistered(command.addressId(), tenantId, command.carrierAddressId()));
        }
    }

    @CommandHandler
    void handle(RejectAddress command) {
        if (resource != null && resource.status() == Status.VALIDATED && carrierAddressId == null) {
            apply(new EmergencyAddressRejected(command.addressId(), tenantId, address, command.reasons(), List.of()));
        }
    }

    @CommandHandler
    void handle(ConfirmRemoval command) {
        if (resource == null && !removed) {
            apply(new EmergencyAddressRemoved(command.addressId(), tenantId));
        }
    }

    static RuntimeException unknownAddress() {
        return new FieldError("emergency_address_id", FieldError.Code.NOT_FOUND, "names no emergency address of yours")
                .rejection();
    }

    /// As its tenant sees it.
    EmergencyAddressResource existing() {
        if (resource == null) {
            throw ErrorCode.NOT_FOUND.because("The emergency address was deleted.");
        }
        return resource;
    }

    private boolean isOpenFor(UUID tenant) {
        return resource != null && tenantId.equals(tenant);
    }

    private void refuseStrangers(UUID tenant) {
        if (!tenantId.equals(tenant)) {
            throw ErrorCode.NOT_FOUND.because("There is no such emergency address.");
        }
    }

    @EventSourcingHandler
    void on(EmergencyAddressEvent event, @Timestamp Instant at) {
        stream = Streams.emergencyAddress(event.addressId());
        tenantId = event.tenantId();
        resource = EmergencyAddressResource.after(resource, event, at);
        switch (event) {
            case EmergencyAddressValidated e -> address = e.address();
            case EmergencyAddressRejected e -> address = e.address();
            case EmergencyAddressRegistered e -> carrierAddressId = e.carrierAddressId();
            case EmergencyAddressAssigned e -> numberIds.add(e.numberId());
            case EmergencyAddressUnassigned e -> numberIds.remove(e.numberId());
            case EmergencyAddressRemoved _ -> removed = true;
            case EmergencyAddressDeleted _ -> {}
        }
    }
}
