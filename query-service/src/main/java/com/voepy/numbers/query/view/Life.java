package com.voepy.numbers.query.view;

import java.util.UUID;

/// One resource of a tenant, and where in the log its life is.
///
/// @param stream that its events are in, maybe among others
public record Life<R>(ResourceProjection<R> projection, String stream, UUID tenantId, UUID id) {

    ResourceProjection.Subject subject() {
        return new ResourceProjection.Subject(id, tenantId);
    }
}
