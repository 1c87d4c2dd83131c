package com.voepy.numbers.events;

import java.time.Instant;
import java.util.UUID;

/// One payment, named by its reference. Stream `credit/<uuid of tenant and reference>`: the second use of a reference
/// finds the stream taken, so that no payment is credited twice.
public sealed interface CreditEvent extends Event {

    UUID tenantId();

    /// A payment was credited for the first and only time.
    ///
    /// Holds the line of the ledger that it wrote, so that the same request is answered the same ever after.
    ///
    /// @param amountCents US cents, positive
    /// @param balanceAfterCents US cents
    /// @param transactionId of the line
    /// @param bookedAt of the line
    @Revision(1)
    record CreditGranted(
            UUID tenantId,
            String reference,
            long amountCents,
            long balanceAfterCents,
            UUID transactionId,
            Instant bookedAt)
            implements CreditEvent {}
}
