package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.carrier.AddressFault;
import com.voepy.numbers.command.carrier.AddressVerdict;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.emergency.CreateEmergencyAddress.Parts;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.RejectAddress;
import com.voepy.numbers.command.emergency.KeepAddress.RefusedAddress;
import com.voepy.numbers.events.EmergencyAddressEvent;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.privacy.Sealer;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Seals new addresses and gives them their ids.
@Component
class EmergencyAddressHandlers {

    private final Repository<EmergencyAddress> addresses;
    private final SubjectVault vault;
    private final NewIds ids;

    EmergencyAddressHandlers(Repository<EmergencyAddress> addresses, SubjectVault vault, NewIds ids) {
        this.addresses = addresses;
        this.vault = vault;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(JudgedAddress command) throws Exception {
        var tenantId = command.wanted().tenantId();
        var id = ids.next("emergency-address");
        var sealer = vault.sealer(id, tenantId);
        var birth = birth(command, id, tenantId, sealer);
        var resource = addresses.newInstance(() -> new EmergencyAddress(birth)).invoke(EmergencyAddress::existing);
        return Answer.created("/v1/emergency-addresses/" + id, resource);
    }

    @CommandHandler
    void handle(RefusedAddress command) {
        var sealer = vault.sealer(command.addressId(), command.tenantId());
        var reject = new RejectAddress(command.addressId(), sealedFaults(command.faults(), sealer));
        addresses.load(reject.stream()).execute(address -> address.handle(reject));
    }

    private static EmergencyAddressEvent birth(JudgedAddress command, UUID id, UUID tenantId, Sealer sealer) {
        var address = sealed(command.wanted().address(), sealer);
        return switch (command.verdict()) {
            case AddressVerdict.Valid _ -> new EmergencyAddressValidated(id, tenantId, address);
            case AddressVerdict.Invalid invalid ->
                new EmergencyAddressRejected(
                        id,
                        tenantId,
                        address,
                        sealedFaults(invalid.faults(), sealer),
                        invalid.suggestions().stream().map(sealer::seal).toList());
            case AddressVerdict.Unavailable _ ->
                throw ErrorCode.CARRIER_UNAVAILABLE.because("The carrier cannot check the address now.");
        };
    }

    private static List<Sealed> sealedFaults(List<AddressFault> faults, Sealer sealer) {
        return faults.stream().map(sealer::seal).toList();
    }

    private static PostalAddress sealed(Parts plain, Sealer sealer) {
        return new PostalAddress(
                sealer.sealOptional(plain.firstName()),
                sealer.sealOptional(plain.lastName()),
                sealer.sealOptional(plain.businessName()),
                sealer.seal(plain.streetAddress()),
                sealer.sealOptional(plain.extendedAddress()),
                sealer.seal(plain.locality()),
                sealer.seal(plain.administrativeArea()),
                sealer.seal(plain.postalCode()),
                plain.countryCode());
    }
}
