package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.resource.PortingOrderResource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a port says of people. It is all sealed for one subject, the order.
record PersonalData(SubjectVault vault) {

    Sealed seal(UUID portingOrderId, UUID tenantId, Object value) {
        return vault.seal(portingOrderId, tenantId, value);
    }

    @Nullable
    Sealed sealed(UUID portingOrderId, UUID tenantId, @Nullable Object value) {
        return value == null ? null : seal(portingOrderId, tenantId, value);
    }

    @Nullable
    EndUser endUser(@Nullable Sealed sealed) {
        return opened(sealed, EndUser.class);
    }

    @Nullable
    String comment(@Nullable Sealed sealed) {
        return opened(sealed, String.class);
    }

    /// The order's details after a PATCH. What says the same as before stays as it was sealed.
    PortingDetails changed(PortingOrderResource before, UUID tenantId, PortingPatch patch) {
        var comment = comment(before.userFeedback().comment());
        var endUser = endUser(before.endUser());
        var documents = patch.documents().applyTo(before.documents());
        return new PortingDetails(
                resealed(before, tenantId, before.userFeedback().comment(), comment, patch.commentAfter(comment)),
                resealed(before, tenantId, before.endUser(), endUser, patch.endUserAfter(endUser)),
                documents == null ? List.of() : documents,
                patch.focDate().applyTo(before.focDate()),
                patch.connectionId().applyTo(before.connectionId()),
                patch.customerReference().applyTo(before.customerReference()));
    }

    private @Nullable Sealed resealed(
            PortingOrderResource order,
            UUID tenantId,
            @Nullable Sealed sealed,
            @Nullable Object before,
            @Nullable Object after) {
        return Objects.equals(before, after) ? sealed : sealed(order.id(), tenantId, after);
    }

    private <T> @Nullable T opened(@Nullable Sealed sealed, Class<T> type) {
        return sealed == null ? null : vault.open(sealed, type).orElse(null);
    }
}
