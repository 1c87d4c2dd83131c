package com.voepy.numbers.events;

import java.util.UUID;

/// One payment, named by its reference. Stream `credit/<uuid of tenant and reference>`: the second use of a reference
/// finds the stream taken, so that no payment is credited twice.
public sealed interface CreditEvent extends Event {

    UUID tenantId();

    /// @param amountCents US cents, positive
    @Revision(1)
    record CreditGranted(UUID tenantId, String reference, long amountCents) implements CreditEvent {}
}
