package com.voepy.numbers.command.number;

import com.voepy.numbers.command.connection.ConnectionCommand.DetachNumber;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.UnassignAddress;
import com.voepy.numbers.command.emergency.EmergencyAddresses;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseUnpaid;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Takes numbers from their tenants, and off their connections and emergency addresses in the same unit of work.
@Component
class Releases {

    private final Repository<PhoneNumber> numbers;
    private final Connections connections;
    private final EmergencyAddresses addresses;
    private final ReleasePolicy policy;

    Releases(
            Repository<PhoneNumber> numbers,
            Connections connections,
            EmergencyAddresses addresses,
            ReleasePolicy policy) {
        this.numbers = numbers;
        this.connections = connections;
        this.addresses = addresses;
        this.policy = policy;
    }

    /// As the tenant asks; the second time changes nothing.
    PhoneNumberResource requested(ReleaseNumber command, Instant now) {
        return release(command.numberId(), number -> number.handle(command, () -> now, policy));
    }

    /// After the last attempt to debit a fee.
    void unpaid(UUID numberId, Instant now) {
        var command = new ReleaseUnpaid(numberId, now.plus(policy.rest()));
        release(numberId, number -> number.handle(command));
    }

    private PhoneNumberResource release(UUID numberId, Consumer<PhoneNumber> action) {
        var number = numbers.load(Streams.number(NumberId.of(numberId).e164()));
        var emergencyAddress = EmergencyHandlers.addressOf(number, numberId);
        number.execute(action);
        var tenure = tenure(number, numberId);
        var released = tenure.resource();
        if (released.connectionId() != null) {
            connections.detach(new DetachNumber(released.connectionId(), tenure.tenantId(), numberId));
        }
        if (emergencyAddress != null) {
            addresses.unassign(new UnassignAddress(emergencyAddress, tenure.tenantId(), numberId));
        }
        return released;
    }

    private static Tenure tenure(Aggregate<PhoneNumber> number, UUID numberId) {
        return number.invoke(aggregate -> aggregate.tenure(numberId));
    }
}
