package com.voepy.numbers.command.privacy;

import com.voepy.numbers.kernel.SubjectType;
import java.util.UUID;

/// What a feature says and does when a subject of its kind is erased.
///
/// Called in the unit of work that destroys the key, before it does.
public interface Erasable {

    SubjectType type();

    /// Ends every use of the subject's data, or refuses. A subject that was erased before passes, in silence.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `404 not_found` if the tenant has no such subject; `409`
    ///     with a code of the feature while the data is needed
    void letGo(UUID tenantId, UUID subjectId);
}
