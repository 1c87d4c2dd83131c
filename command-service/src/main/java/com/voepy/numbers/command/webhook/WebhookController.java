package com.voepy.numbers.command.webhook;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.webhook.WebhookCommand.ChangeSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.DeleteSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.Redeliver;
import com.voepy.numbers.command.webhook.WebhookCommand.SendTest;
import com.voepy.numbers.command.webhook.WebhookRequest.Change;
import com.voepy.numbers.command.webhook.WebhookRequest.RotateSecret;
import com.voepy.numbers.command.webhook.WebhookRequest.Subscribe;
import com.voepy.numbers.command.webhook.WebhookRequest.Unsubscribe;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.outbound.WebhookTargets;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.WebhookSubscriptionResource;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for webhook subscriptions.
@RestController
@RequiresScope(ApiKeyScope.WEBHOOKS_WRITE)
class WebhookController {

    private final Commands commands;
    private final WebhookTargets targets;

    WebhookController(Commands commands, WebhookTargets targets) {
        this.commands = commands;
        this.targets = targets;
    }

    /// @param url absolute http or https on the public internet, at most 2048 characters
    /// @param eventTypes names of the catalogue; null for all
    /// @param connectionId a connection of the tenant, or null for all
    /// @param enabled null for true
    record CreateBody(
            @Takes(required = true, as = URI.class) @Nullable
            String url,

            @Nullable List<@Nullable String> eventTypes,
            @Nullable String connectionId,
            @Nullable Boolean enabled) {

        Subscribe toCommand(UUID tenantId, WebhookTargets targets) {
            var checks = new Checks();
            var fields = new WebhookChecks(checks, targets);
            var command = new Subscribe(
                    tenantId,
                    fields.url(url),
                    eventTypes == null ? WebhookChecks.ALL : fields.eventTypes(eventTypes),
                    checks.optionalUuid("connection_id", connectionId),
                    enabled == null || enabled);
            checks.orThrow();
            return command;
        }
    }

    /// As [CreateBody]; what is left out stays as it is. `"connection_id": null` clears it, `"event_types": null` is
    /// all of them.
    ///
    /// @param enabled true also ends a disablement by the platform
    record PatchBody(
            @Takes(required = true, as = URI.class) Patch<String> url,
            Patch<List<@Nullable String>> eventTypes,
            Patch<String> connectionId,
            @Takes(required = true) Patch<Boolean> enabled) {

        Change toCommand(UUID tenantId, UUID id, WebhookTargets targets, @Nullable String ifMatch) {
            var checks = new Checks();
            var fields = new WebhookChecks(checks, targets);
            var command = new ChangeSubscription(
                    id,
                    tenantId,
                    url instanceof Patch.Unchanged<String> ? null : fields.url(url.applyTo(null)),
                    newEventTypes(fields),
                    newConnectionId(checks),
                    newEnabled(checks),
                    ifMatch);
            checks.orThrow();
            return new Change(command);
        }

        private @Nullable List<String> newEventTypes(WebhookChecks fields) {
            return switch (eventTypes) {
                case Patch.Unchanged<List<@Nullable String>> _ -> null;
                case Patch.Clear<List<@Nullable String>> _ -> WebhookChecks.ALL;
                case Patch.Set<List<@Nullable String>> set -> fields.eventTypes(set.value());
            };
        }

        private Patch<UUID> newConnectionId(Checks checks) {
            return switch (connectionId) {
                case Patch.Unchanged<String> _ -> new Patch.Unchanged<>();
                case Patch.Clear<String> _ -> new Patch.Clear<>();
                case Patch.Set<String> set -> new Patch.Set<>(checks.uuid("connection_id", set.value()));
            };
        }

        private @Nullable Boolean newEnabled(Checks checks) {
            checks.that(!(enabled instanceof Patch.Clear<Boolean>), "enabled", Code.REQUIRED, "must be true or false");
            return enabled.applyTo(null);
        }
    }

    /// `POST /v1/webhooks` — subscribes. Answers 201 with the secret, which is shown here and at its rotation only. A
    /// tenant has up to 100 subscriptions; those of connections do not count.
    @AnswersWith(value = WebhookSubscriptionResource.class, status = 201)
    @Refuses(ErrorCode.WEBHOOK_LIMIT_REACHED)
    @PostMapping("/v1/webhooks")
    ResponseEntity<byte[]> create(RequestContext context, @RequestBody CreateBody body) {
        return commands.answer(context, body.toCommand(context.tenant(), targets));
    }

    /// `PATCH /v1/webhooks/{id}` — changes what the body names. Answers with the subscription. `"enabled": true` also
    /// ends a disablement by the platform.
    @AnswersWith(WebhookSubscriptionResource.class)
    @Refuses(ErrorCode.WEBHOOK_OF_CONNECTION)
    @PatchMapping("/v1/webhooks/{id}")
    ResponseEntity<byte[]> change(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PatchBody body) {
        return commands.answer(context, body.toCommand(context.tenant(), id, targets, ifMatch));
    }

    /// `DELETE /v1/webhooks/{id}` — ends the subscription. Answers 204, also the second time.
    @AnswersWith(value = void.class, status = 204)
    @Refuses(ErrorCode.WEBHOOK_OF_CONNECTION)
    @DeleteMapping("/v1/webhooks/{id}")
    ResponseEntity<byte[]> delete(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return commands.answer(context, new Unsubscribe(new DeleteSubscription(id, context.tenant(), ifMatch)));
    }

    /// `POST /v1/webhooks/{id}/rotate-secret` — answers with the new secret; for 24 hours deliveries carry a signature
    /// of each.
    @AnswersWith(value = WebhookSubscriptionResource.class, operationId = "rotateWebhookSecret")
    @PostMapping("/v1/webhooks/{id}/rotate-secret")
    ResponseEntity<byte[]> rotate(RequestContext context, @PathVariable UUID id) {
        return commands.answer(context, new RotateSecret(id, context.tenant()));
    }

    /// `POST /v1/webhooks/{id}/test` — sends a `webhook.test` now. Answers 202 with the delivery's id.
    @AnswersWith(value = QueuedDelivery.class, status = 202)
    @PostMapping("/v1/webhooks/{id}/test")
    ResponseEntity<byte[]> test(RequestContext context, @PathVariable UUID id) {
        return commands.answer(context, new SendTest(id, context.tenant()));
    }

    /// `POST /v1/webhook-deliveries/{id}/redeliver` — sends a delivery again, id and body unchanged. Answers 202.
    @AnswersWith(value = QueuedDelivery.class, status = 202)
    @PostMapping("/v1/webhook-deliveries/{id}/redeliver")
    ResponseEntity<byte[]> redeliver(RequestContext context, @PathVariable String id) {
        return commands.answer(context, new Redeliver(context.tenant(), deliveryId(id)));
    }

    /// @throws com.voepy.numbers.kit.problem.Rejection `404 not_found` if no delivery can have that id
    static DeliveryId deliveryId(String id) {
        return DeliveryId.parse(id).orElseThrow(() -> ErrorCode.NOT_FOUND.because("There is no such resource."));
    }
}
