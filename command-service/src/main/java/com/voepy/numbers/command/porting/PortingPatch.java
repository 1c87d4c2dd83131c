package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.porting.PortingBodies.EndUserBody;
import com.voepy.numbers.kit.web.Patch;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a PATCH changes. An end user that is given changes only those of its members that are given.
record PortingPatch(
        Patch<String> comment,
        Patch<EndUserBody> endUser,
        Patch<List<UUID>> documents,
        Patch<LocalDate> focDate,
        Patch<UUID> connectionId,
        Patch<String> customerReference) {

    @Nullable
    String commentAfter(@Nullable String before) {
        return comment.applyTo(before);
    }

    @Nullable
    EndUser endUserAfter(@Nullable EndUser before) {
        return switch (endUser) {
            case Patch.Unchanged<EndUserBody> _ -> before;
            case Patch.Clear<EndUserBody> _ -> null;
            case Patch.Set<EndUserBody> set -> set.value().applyTo(before);
        };
    }
}
