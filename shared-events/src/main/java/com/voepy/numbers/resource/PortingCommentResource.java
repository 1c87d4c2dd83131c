package com.voepy.numbers.resource;

import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.kernel.Sealed;
import java.time.Instant;
import java.util.UUID;

/// What somebody wrote under a porting order.
///
/// @param author who wrote it
/// @param body free text
public record PortingCommentResource(
        UUID id, UUID portingOrderId, PortingParty author, Sealed body, Instant createdAt) {

    /// The comment that the event adds; none is ever changed.
    public static PortingCommentResource of(PortingCommentAdded event, Instant at) {
        return new PortingCommentResource(event.commentId(), event.portingOrderId(), event.author(), event.body(), at);
    }
}
