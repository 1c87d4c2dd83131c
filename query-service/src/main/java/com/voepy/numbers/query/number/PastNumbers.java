package com.voepy.numbers.query.number;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Numbers as they stood in the past, folded from the log by the function that the list is made with.
@Component
class PastNumbers {

    private final EventLog log;

    PastNumbers(EventLog log) {
        this.log = log;
    }

    /// The tenure as it stood at an instant; empty if it had not begun or is another tenant's.
    Optional<PhoneNumberResource> at(UUID tenantId, UUID id, Instant instant) {
        PhoneNumberResource number = null;
        for (var logged : log.ofStream(Streams.number(NumberId.of(id).e164()))) {
            if (logged.event() instanceof PhoneNumberEvent event
                    && id.equals(Tenure.idOf(event))
                    && event.tenantId().equals(tenantId)
                    && !logged.occurredAt().isAfter(instant)) {
                number = PhoneNumberResource.after(number, event, logged.occurredAt());
            }
        }
        return Optional.ofNullable(number);
    }
}
