package com.voepy.numbers.command.number;

import com.voepy.numbers.resource.PhoneNumberResource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number that was just ordered.
///
/// @param resource the new tenure
/// @param reservationId the tenant's own hold that it was taken from, or null
public record OrderedNumber(
        PhoneNumberResource resource, @Nullable UUID reservationId) {}
