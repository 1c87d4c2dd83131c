package com.voepy.numbers.events;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import java.util.UUID;

/// What a tenant asked the carrier about a number, its own or anybody's. Stream `lookup/<uuid>`.
public sealed interface LookupEvent extends Event {

    UUID lookupId();

    UUID tenantId();

    /// The carrier answered and the tenant paid for it; the debit is in the same transaction.
    ///
    /// What the answer was is not kept: a caller's name is a person's.
    ///
    /// @param found whether the carrier knew what was asked
    /// @param costCents what the tenant paid, US cents
    @Revision(1)
    record NumberLookedUp(UUID lookupId, UUID tenantId, E164 e164, LookupType lookupType, boolean found, long costCents)
            implements LookupEvent {}
}
