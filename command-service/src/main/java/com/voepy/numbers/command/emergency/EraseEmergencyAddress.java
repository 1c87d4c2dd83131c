package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.privacy.Erasable;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kernel.SubjectType;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// An address that is erased is deleted as well, so that the carrier forgets it too.
@Component
class EraseEmergencyAddress implements Erasable {

    private final Repository<EmergencyAddress> addresses;

    EraseEmergencyAddress(Repository<EmergencyAddress> addresses) {
        this.addresses = addresses;
    }

    @Override
    public SubjectType type() {
        return SubjectType.EMERGENCY_ADDRESS;
    }

    @Override
    public void letGo(UUID tenantId, UUID subjectId) {
        try {
            addresses.load(Streams.emergencyAddress(subjectId)).execute(address -> address.letGo(tenantId, subjectId));
        } catch (AggregateNotFoundException _) {
            throw ErrorCode.NOT_FOUND.because("There is no such emergency address.");
        }
    }
}
