package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.emergency.EmergencyAddressCommand.AssignAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.UnassignAddress;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Emergency addresses for handlers of numbers: [#assign] and [#unassign] become part of the unit of work they are
/// called in, and come after numbers and connections.
@Component
public class EmergencyAddresses {

    private final Repository<EmergencyAddress> addresses;
    private final EventLog log;

    EmergencyAddresses(Repository<EmergencyAddress> addresses, EventLog log) {
        this.addresses = addresses;
        this.log = log;
    }

    /// How far the carrier is with an address.
    public sealed interface AtCarrier {

        record NotYet() implements AtCarrier {}

        record Kept(String carrierAddressId) implements AtCarrier {}

        record Rejected() implements AtCarrier {}
    }

    /// Lets the number use the address; silent if it does already.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `422` for `emergency_address_id` if the tenant has
    ///     none such; `409 emergency_address_not_validated`
    public void assign(AssignAddress command) {
        load(command.addressId()).execute(address -> address.handle(command));
    }

    /// Silent if the number does not use it.
    public void unassign(UnassignAddress command) {
        load(command.addressId()).execute(address -> address.handle(command));
    }

    /// What the log says, outside of any unit of work.
    public AtCarrier atCarrier(UUID addressId) {
        AtCarrier last = new AtCarrier.NotYet();
        for (var logged : log.ofStream(Streams.emergencyAddress(addressId))) {
            if (logged.event() instanceof EmergencyAddressRegistered e) {
                last = new AtCarrier.Kept(e.carrierAddressId());
            } else if (logged.event() instanceof EmergencyAddressRejected) {
                last = new AtCarrier.Rejected();
            }
        }
        return last;
    }

    private Aggregate<EmergencyAddress> load(UUID addressId) {
        try {
            return addresses.load(Streams.emergencyAddress(addressId));
        } catch (AggregateNotFoundException _) {
            throw EmergencyAddress.unknownAddress();
        }
    }
}
