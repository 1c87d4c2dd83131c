package com.voepy.numbers.command.connection;

import com.voepy.numbers.command.connection.ConnectionCommand.DeleteConnection;
import com.voepy.numbers.command.connection.ConnectionCommand.UpdateConnection;
import com.voepy.numbers.command.connection.ConnectionRequest.Change;
import com.voepy.numbers.command.connection.ConnectionRequest.Create;
import com.voepy.numbers.command.connection.ConnectionRequest.Remove;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kernel.ApiKeyScope;
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
import com.voepy.numbers.resource.ConnectionResource;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for connections.
@RestController
@RequestMapping("/v1/connections")
@RequiresScope(ApiKeyScope.NUMBERS_WRITE)
class ConnectionController {

    private static final int NAME_CHARS_MAX = 120;
    private static final String WEBHOOK_URL = "webhook_url";

    private final Commands commands;
    private final WebhookTargets targets;

    ConnectionController(Commands commands, WebhookTargets targets) {
        this.commands = commands;
        this.targets = targets;
    }

    /// @param name 1 to 120 characters
    /// @param webhookUrl absolute http or https on the public internet, at most 2048 characters, or null
    record CreateBody(
            @Takes(required = true, min = 1, max = NAME_CHARS_MAX) @Nullable
            String name,

            @Takes(as = URI.class) @Nullable String webhookUrl) {

        Create toCommand(UUID tenantId, WebhookTargets targets) {
            var checks = new Checks();
            var command = new Create(
                    tenantId,
                    checks.text("name", name, 1, NAME_CHARS_MAX),
                    webhookUrl == null ? null : target(checks, targets, webhookUrl));
            checks.orThrow();
            return command;
        }
    }

    /// As [CreateBody]; what is left out stays as it is, and `"webhook_url": null` clears it.
    record PatchBody(
            @Takes(required = true, min = 1, max = NAME_CHARS_MAX)
            Patch<String> name,

            @Takes(as = URI.class) Patch<String> webhookUrl) {

        Change toCommand(UUID tenantId, UUID connectionId, WebhookTargets targets, @Nullable String ifMatch) {
            var checks = new Checks();
            var newName = switch (name) {
                case Patch.Unchanged<String> _ -> null;
                case Patch.Clear<String> _ -> checks.text("name", null, 1, NAME_CHARS_MAX);
                case Patch.Set<String> set -> checks.text("name", set.value(), 1, NAME_CHARS_MAX);
            };
            if (webhookUrl instanceof Patch.Set<String> set) {
                target(checks, targets, set.value());
            }
            checks.orThrow();
            return new Change(new UpdateConnection(connectionId, tenantId, newName, webhookUrl, ifMatch));
        }
    }

    private static String target(Checks checks, WebhookTargets targets, String url) {
        var sound = new Checks();
        sound.url(WEBHOOK_URL, url);
        if (!sound.passed()) {
            return checks.url(WEBHOOK_URL, url);
        }
        targets.refusalOf(URI.create(url))
                .ifPresent(reason -> checks.error(WEBHOOK_URL, Code.WEBHOOK_URL_REFUSED, reason));
        return url;
    }

    /// `POST /v1/connections` — makes one more connection. Answers 201.
    @AnswersWith(value = ConnectionResource.class, status = 201)
    @PostMapping
    ResponseEntity<byte[]> create(RequestContext context, @RequestBody CreateBody body) {
        return commands.answer(context, body.toCommand(context.tenant(), targets));
    }

    /// `PATCH /v1/connections/{id}` — renames it or changes where its events are told. Answers with the connection.
    @AnswersWith(ConnectionResource.class)
    @PatchMapping("/{id}")
    ResponseEntity<byte[]> update(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PatchBody body) {
        return commands.answer(context, body.toCommand(context.tenant(), id, targets, ifMatch));
    }

    /// `DELETE /v1/connections/{id}` — answers 204, also the second time; 409 for the default connection and for one
    /// that still has numbers.
    @AnswersWith(value = void.class, status = 204)
    @Refuses({ErrorCode.CONNECTION_IN_USE, ErrorCode.CONNECTION_IS_DEFAULT})
    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> delete(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return commands.answer(context, new Remove(new DeleteConnection(id, context.tenant(), ifMatch)));
    }
}
