package com.voepy.numbers.command.porting;

import static com.voepy.numbers.kit.problem.ErrorCode.PORTING_ORDER_OPEN;

import com.voepy.numbers.command.privacy.Erasable;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kernel.SubjectType;
import java.util.UUID;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// A port that is over can forget whose numbers they were; until then the carrier needs to know.
@Component
class ErasePort implements Erasable {

    private final Repository<PortingOrder> ports;

    ErasePort(Repository<PortingOrder> ports) {
        this.ports = ports;
    }

    @Override
    public SubjectType type() {
        return SubjectType.PORTING_ORDER;
    }

    @Override
    public void letGo(UUID tenantId, UUID subjectId) {
        var order = ports.load(Streams.port(subjectId)).invoke(port -> port.resourceFor(tenantId));
        if (!order.status().isFinal()) {
            throw PORTING_ORDER_OPEN.because(
                    "The porting order is %s.".formatted(order.status().wireName()));
        }
    }
}
