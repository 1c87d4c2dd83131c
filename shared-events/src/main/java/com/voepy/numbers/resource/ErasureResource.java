package com.voepy.numbers.resource;

import com.voepy.numbers.events.ErasureEvent;
import com.voepy.numbers.events.ErasureEvent.ErasedSubject;
import com.voepy.numbers.events.ErasureEvent.PersonalDataErased;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An erasure of personal data as operators see it.
///
/// @param tenantId that the data belonged to
public record ErasureResource(UUID id, UUID tenantId, List<ErasedSubject> subjects, String reason, Instant erasedAt) {

    /// The erasure that the event records.
    public static ErasureResource of(ErasureEvent event, Instant at) {
        return switch (event) {
            case PersonalDataErased e -> new ErasureResource(e.erasureId(), e.tenantId(), e.subjects(), e.reason(), at);
        };
    }
}
