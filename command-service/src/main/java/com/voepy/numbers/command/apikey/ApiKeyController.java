package com.voepy.numbers.command.apikey;

import com.voepy.numbers.command.apikey.ApiKeyCommand.RevokeApiKey;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for a tenant's API keys.
@RestController
@RequestMapping(ApiKeyController.PATH)
@RequiresScope(ApiKeyScope.KEYS_WRITE)
class ApiKeyController {

    static final String PATH = "/v1/api-keys";

    static final int NAME_CHARS_MAX = 120;

    private final Commands commands;

    ApiKeyController(Commands commands) {
        this.commands = commands;
    }

    /// @param name 1 to 120 characters
    /// @param scopes at least one, none twice
    /// @param expiresAt in the future, or null for a key that lives until it is revoked
    record CreateBody(
            @Takes(required = true, min = 1, max = NAME_CHARS_MAX) @Nullable
            String name,

            @Takes(required = true, min = 1, as = ApiKeyScope.class) @Nullable
            List<@Nullable String> scopes,

            @Takes(as = Instant.class) @Nullable String expiresAt) {

        CreateApiKey toCommand(RequestContext context) {
            var checks = new Checks();
            var command = new CreateApiKey(
                    context.tenant(),
                    checks.text("name", name, 1, NAME_CHARS_MAX),
                    AskedScopes.of(checks, scopes, ApiKeyScope.tenantScopes()),
                    checks.optionalTimestamp("expires_at", expiresAt));
            checks.orThrow();
            AskedScopes.refuseMoreThan(context.scopes(), command.scopes());
            return command;
        }
    }

    /// `POST /v1/api-keys` — makes one more key and shows it, this once. Answers 201; 403 for a scope that the asking
    /// key lacks.
    @AnswersWith(value = IssuedApiKey.class, status = 201)
    @PostMapping
    ResponseEntity<byte[]> create(RequestContext context, @RequestBody CreateBody body) {
        return commands.answer(context, body.toCommand(context));
    }

    /// `DELETE /v1/api-keys/{id}` — revokes the key. Answers 204, also the second time.
    @AnswersWith(value = void.class, status = 204)
    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> revoke(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return commands.answer(context, new RevokeApiKey(id, context.tenant(), ifMatch));
    }
}
