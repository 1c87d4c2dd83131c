package com.voepy.numbers.command.number;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.AssignAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.UnassignAddress;
import com.voepy.numbers.command.emergency.EmergencyAddresses;
import com.voepy.numbers.command.number.PhoneNumberCommand.AttachEmergencyAddress;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmEmergencyOff;
import com.voepy.numbers.command.number.PhoneNumberCommand.DetachEmergencyAddress;
import com.voepy.numbers.resource.EmergencyAssignmentResource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Attaches emergency addresses to numbers: the number and its addresses together or not at all, the number first.
@Component
class EmergencyHandlers {

    private final Repository<PhoneNumber> numbers;
    private final EmergencyAddresses addresses;

    EmergencyHandlers(Repository<PhoneNumber> numbers, EmergencyAddresses addresses) {
        this.numbers = numbers;
        this.addresses = addresses;
    }

    /// A PUT by a tenant.
    record PutEmergencyAddress(AttachEmergencyAddress attach) {}

    /// A DELETE by a tenant.
    record DeleteEmergencyAddress(DetachEmergencyAddress detach) {}

    /// The carrier has ended the service that was at that address.
    record EndEmergency(ConfirmEmergencyOff off, UUID addressId) {}

    @CommandHandler
    Answer handle(PutEmergencyAddress command) {
        var attach = command.attach();
        var number = numbers.load(attach.stream());
        var before = addressOf(number, attach.numberId());
        var after = number.invoke(aggregate -> aggregate.handle(attach));
        // In their natural order, so that two moves never wait for each other.
        Stream.of(before, attach.addressId())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(id -> {
                    if (id.equals(attach.addressId())) {
                        addresses.assign(new AssignAddress(id, attach.tenantId(), attach.numberId()));
                    } else {
                        addresses.unassign(new UnassignAddress(id, attach.tenantId(), attach.numberId()));
                    }
                });
        return Answer.ok(EmergencyAssignmentResource.of(after));
    }

    @CommandHandler
    Answer handle(DeleteEmergencyAddress command) {
        var detach = command.detach();
        var number = numbers.load(detach.stream());
        var before = addressOf(number, detach.numberId());
        number.execute(aggregate -> aggregate.handle(detach));
        if (before != null) {
            addresses.unassign(new UnassignAddress(before, detach.tenantId(), detach.numberId()));
        }
        return Answer.noContent();
    }

    /// Whatever ended the tenure, the address is free when the carrier is done with it.
    @CommandHandler
    void handle(EndEmergency command) {
        var off = command.off();
        var tenantId = numbers.load(off.stream()).invoke(aggregate -> aggregate.handle(off));
        tenantId.ifPresent(id -> addresses.unassign(new UnassignAddress(command.addressId(), id, off.numberId())));
    }

    static @Nullable UUID addressOf(Aggregate<PhoneNumber> number, UUID numberId) {
        return number.invoke(aggregate -> Optional.ofNullable(
                        aggregate.tenure(numberId).emergency().addressId()))
                .orElse(null);
    }
}
