package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.UUID;

/// One resource of a tenant, and where in the log its life is.
///
/// @param stream that its events are in, maybe among others
public record Life<R>(ResourceProjection<R> projection, String stream, UUID tenantId, UUID id) {

    boolean holds(LoggedEvent logged) {
        var subject = projection.subjectOf(logged);
        return subject != null && subject.id().equals(id) && tenantId.equals(subject.tenantId());
    }
}
