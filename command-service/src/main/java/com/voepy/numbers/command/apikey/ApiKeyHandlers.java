package com.voepy.numbers.command.apikey;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.kit.problem.FieldError;
import java.time.InstantSource;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/// Makes the keys that tenants and operators ask for.
@Component
class ApiKeyHandlers {

    private final ApiKeyIssuer issuer;
    private final InstantSource clock;

    ApiKeyHandlers(ApiKeyIssuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @CommandHandler
    Answer handle(CreateApiKey command) {
        var expiresAt = command.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw new FieldError("expires_at", FieldError.Code.OUT_OF_RANGE, "must be in the future").rejection();
        }
        var key = issuer.issue(command.tenantId(), command.name(), command.scopes(), expiresAt);
        var list = command.tenantId() == null ? PlatformKeyController.PATH : ApiKeyController.PATH;
        return Answer.created("%s/%s".formatted(list, key.id()), key).withSecret();
    }
}
