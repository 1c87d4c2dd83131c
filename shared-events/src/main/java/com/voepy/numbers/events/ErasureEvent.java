package com.voepy.numbers.events;

import com.voepy.numbers.kernel.SubjectType;
import java.util.List;
import java.util.UUID;

/// One erasure of personal data. Stream `erasure/<uuid>`.
public sealed interface ErasureEvent extends Event {

    UUID erasureId();

    /// The tenant that the data belonged to.
    UUID tenantId();

    /// The keys of these subjects were destroyed in the same transaction: what was sealed under them is noise for ever.
    ///
    /// Erasing a subject again is recorded again and changes nothing.
    ///
    /// @param reason why, in an operator's words, 1 to 500 characters
    @Revision(1)
    record PersonalDataErased(UUID erasureId, UUID tenantId, List<ErasedSubject> subjects, String reason)
            implements ErasureEvent {}

    /// @param id of the resource that the data belonged to
    record ErasedSubject(SubjectType type, UUID id) {}
}
