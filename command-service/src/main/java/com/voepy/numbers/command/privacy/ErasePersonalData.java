package com.voepy.numbers.command.privacy;

import com.voepy.numbers.events.ErasureEvent.ErasedSubject;
import java.util.List;
import java.util.UUID;

/// What an operator asks.
///
/// @param tenantId that the subjects belong to
/// @param subjects distinct
record ErasePersonalData(UUID tenantId, List<ErasedSubject> subjects, String reason) {

    ErasePersonalData {
        subjects = List.copyOf(subjects);
    }
}
