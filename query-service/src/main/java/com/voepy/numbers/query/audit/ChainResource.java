package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.webhook.DeliveryResource;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What requests with one id set off, from the command to the last webhook; a page of it.
///
/// @param requestId the `X-Request-Id`
/// @param request method and path of the first of them; null where it was not recorded yet
/// @param tenantId whose they were, or null for those of the platform
/// @param actor id of the API key that asked first
/// @param idempotencyKey of the first of them
/// @param receivedAt when the first thing happened
/// @param commands in the order of the log
/// @param events in the order of the log
/// @param debits what they moved on the balance; debits are negative, refunds and credits positive
/// @param carrierCalls what the platform asked the carrier because of them, for auditors; empty for tenants
/// @param webhooks the deliveries that tell of the events, oldest first
/// @param causes what directly caused each event, call and delivery
/// @param truncated whether something of this page is left out: of its calls and of its webhooks the first 1,000
///     each are shown. `GET /v1/audit/events?type=CarrierCalled&request_id=…` has all calls,
///     `GET /v1/webhook-deliveries` all webhooks
/// @param meta how many events are on this page, of 1,000 at most, and where the next one begins
public record ChainResource(
        String requestId,
        @Nullable String request,
        @Nullable UUID tenantId,
        @Nullable String actor,
        @Nullable String idempotencyKey,
        Instant receivedAt,
        List<Command> commands,
        List<EventResource> events,
        List<Debit> debits,
        List<CarrierCall> carrierCalls,
        List<Webhook> webhooks,
        List<Cause> causes,
        boolean truncated,
        Page.Meta meta) {

    public ChainResource {
        commands = List.copyOf(commands);
        events = List.copyOf(events);
        debits = List.copyOf(debits);
        carrierCalls = List.copyOf(carrierCalls);
        webhooks = List.copyOf(webhooks);
        causes = List.copyOf(causes);
    }

    /// What somebody wanted.
    ///
    /// @param command its name; null where it was not recorded yet
    /// @param actor id of the API key that gave it, or `system:<process>`
    /// @param at when its first event happened
    /// @param events ids of those that it made, which are in the log together
    public record Command(
            @Nullable String command, @Nullable String actor, Instant at, List<UUID> events) {

        public Command {
            events = List.copyOf(events);
        }
    }

    /// A line of the ledger.
    ///
    /// @param id of the transaction
    /// @param eventId the event that wrote it
    /// @param amountCents US cents, negative for a debit
    /// @param balanceAfterCents US cents
    /// @param reference as in the list of transactions
    /// @param description for people
    public record Debit(
            UUID id,
            UUID eventId,
            TransactionResource.Type type,
            long amountCents,
            long balanceAfterCents,
            @Nullable String reference,
            String description,
            Instant occurredAt) {

        static Debit of(TransactionResource line, UUID eventId) {
            return new Debit(
                    line.id(),
                    eventId,
                    line.type(),
                    line.amountCents(),
                    line.balanceAfterCents(),
                    line.reference(),
                    line.description(),
                    line.occurredAt());
        }
    }

    /// What the platform asked the carrier. Of bodies and paths only what is known to hold no personal data is kept.
    ///
    /// @param id of the call
    /// @param eventId the event that has it on record
    /// @param startedAt when it was begun
    /// @param actor id of the API key whose request it served, or `system:<process>`
    /// @param carrier the protocol that it speaks
    /// @param method of the HTTP request
    /// @param path with its query
    /// @param requestBody what was sent, or null
    /// @param outcome what it came to
    /// @param reason why, where the answer does not say so, or null
    /// @param status of the HTTP answer, or null without one
    /// @param durationMs until the answer was there or given up
    /// @param responseBody what was answered, or null
    /// @param carrierRequestId what the carrier calls this request, or null
    /// @param resourceId the order, port, number, reservation or address that it was about, or null
    /// @param phoneNumbers those that it was about
    /// @param repeats of a question that is asked for days: how many calls before this one, after the last one on
    ///     record, got the very same answer and are not on record by themselves; null for all other calls
    public record CarrierCall(
            UUID id,
            UUID eventId,
            Instant startedAt,
            @Nullable String actor,
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
            @Nullable Integer repeats) {

        public CarrierCall {
            phoneNumbers = List.copyOf(phoneNumbers);
        }

        static CarrierCall of(LoggedEvent logged, CarrierCalled call) {
            return new CarrierCall(
                    call.callId(),
                    logged.eventId(),
                    logged.occurredAt(),
                    logged.metadata().actor(),
                    call.carrier(),
                    call.method(),
                    call.path(),
                    call.requestBody(),
                    call.outcome(),
                    call.reason(),
                    call.status(),
                    call.durationMs(),
                    call.responseBody(),
                    call.carrierRequestId(),
                    call.resourceId(),
                    call.phoneNumbers(),
                    call.repeats());
        }
    }

    /// A delivery, and what it tells of.
    ///
    /// @param eventId the event that it tells of, or that asked for it
    /// @param delivery as in the delivery log, with its attempts
    public record Webhook(UUID eventId, DeliveryResource delivery) {}

    /// @param id of an event, of the event that has a call on record, or of a delivery
    /// @param causedBy id of the event that directly caused it, or of the request
    public record Cause(String id, @Nullable String causedBy) {}
}
