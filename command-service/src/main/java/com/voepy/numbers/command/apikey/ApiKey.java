package com.voepy.numbers.command.apikey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.apikey.ApiKeyCommand.RegisterApiKey;
import com.voepy.numbers.command.apikey.ApiKeyCommand.RevokeApiKey;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.events.ApiKeyEvent;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyCreated;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.resource.ApiKeyResource;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// One key's life: created, perhaps revoked. The key itself is kept nowhere, only its hash.
@Aggregate
class ApiKey {

    @AggregateIdentifier
    private String stream;

    /// Null for a key of the platform's operators.
    private @Nullable UUID tenantId;

    /// Null once revoked.
    private @Nullable ApiKeyResource key;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    // apply() calls on(ApiKeyEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    ApiKey(RegisterApiKey command) {
        apply(new ApiKeyCreated(
                command.keyId(),
                command.tenantId(),
                command.name(),
                command.scopes(),
                command.prefix(),
                command.hash(),
                command.expiresAt()));
    }

    @CommandHandler
    Answer handle(RevokeApiKey command) {
        if (!Objects.equals(command.tenantId(), tenantId)) {
            throw ErrorCode.NOT_FOUND.because("You have no such API key.");
        }
        if (key != null) {
            ETags.requireMatch(command.ifMatch(), key);
            apply(new ApiKeyRevoked(command.keyId(), tenantId));
        }
        // DELETE is idempotent: the second one finds its wish fulfilled.
        return Answer.noContent();
    }

    ApiKeyResource resource() {
        return Objects.requireNonNull(key);
    }

    @EventSourcingHandler
    void on(ApiKeyEvent event, @Timestamp Instant at) {
        key = ApiKeyResource.after(key, event, at);
        switch (event) {
            case ApiKeyCreated e -> {
                stream = Streams.apiKey(e.keyId());
                tenantId = e.tenantId();
            }
            case ApiKeyRevoked _ -> {}
        }
    }
}
