package com.voepy.numbers.query.view;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a [ResourceTable].
///
/// @param tenantId null for resources of the platform
/// @param created position of the event that created it; newest first means by this
/// @param position of the last event that it shows; earlier ones change nothing any more
/// @param resource null once it is gone
record Stored<R>(
        UUID id,
        @Nullable UUID tenantId,
        long created,
        long position,
        @Nullable R resource) {}
