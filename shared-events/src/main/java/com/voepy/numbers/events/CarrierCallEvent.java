package com.voepy.numbers.events;

import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.E164;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the platform asked the carrier, and what that answered. Stream `carrier-call/<uuid>`: each call is one stream
/// of one event.
///
/// For auditors only. Bodies are kept without whatever could be a person's: a value stays if its member is known to
/// hold none, and is `[redacted]` otherwise.
public sealed interface CarrierCallEvent extends Event {

    UUID callId();

    /// A call to the carrier was over. It was begun at the event's time, and is written down before anything is done
    /// about its answer. One that the process died in has no such event, only the one that says that
    /// it was to be made. Of a question that is asked for days, such as how far a port is, there is one when the
    /// answer is another one, and one a day.
    ///
    /// @param tenantId whose affair it was, or null for the platform's own
    /// @param carrier the protocol that it speaks
    /// @param path with its query, unescaped; what could be a person's is `[redacted]`
    /// @param requestBody JSON with `[redacted]` values, or the kind of body, its size and its SHA-256; beyond
    ///     16 KiB it is cut off with a mark; null if there was none
    /// @param reason why the outcome is what it is, where the answer does not say so, or null
    /// @param status the HTTP status, or null without an answer
    /// @param durationMs from the first byte sent to the last byte received, or until it was given up
    /// @param responseBody like `request_body`
    /// @param carrierRequestId what the carrier calls this request (its `x-request-id`), or null
    /// @param resourceId the order, port, number, reservation or address that it was about, or null
    /// @param phoneNumbers those that it was about
    /// @param repeats of a question that is asked for days: how many calls after the last one on record asked the
    ///     same, were answered exactly the same, and have no record of their own; null for all other calls
    @Revision(2)
    record CarrierCalled(
            UUID callId,
            @Nullable UUID tenantId,
            String carrier,
            String method,
            String path,
            @Nullable String requestBody,
            CarrierCallOutcome outcome,
            @Nullable String reason,
            @Nullable Integer status,
            long durationMs,
            @Nullable String responseBody,
            @Nullable String carrierRequestId,
            @Nullable UUID resourceId,
            List<E164> phoneNumbers,
            @Nullable Integer repeats)
            implements CarrierCallEvent {

        public CarrierCalled {
            phoneNumbers = List.copyOf(phoneNumbers);
        }
    }
}
