package com.voepy.numbers.command.apikey;

import com.voepy.numbers.command.apikey.ApiKeyCommand.RegisterApiKey;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.security.ApiKeys;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the first operator's key; silent wherever there is one.
@Component
class OperatorKeyHandlers {

    /// Makes this very key an operator's, unless it was made before, even if it was revoked since.
    ///
    /// @param hash SHA-256 of the whole key, hex
    record EnsureOperatorKey(String prefix, String hash) {

        static EnsureOperatorKey of(String apiKey) {
            return new EnsureOperatorKey(ApiKeys.prefix(apiKey), ApiKeys.hash(apiKey));
        }
    }

    /// Makes an operator's key unless there ever was one, and answers with it.
    record EnsureAnyOperatorKey() {}

    private static final String NAME = "First operator key";

    private final Repository<ApiKey> keys;
    private final OperatorKeys operatorKeys;

    OperatorKeyHandlers(Repository<ApiKey> keys, OperatorKeys operatorKeys) {
        this.keys = keys;
        this.operatorKeys = operatorKeys;
    }

    @CommandHandler
    void handle(EnsureOperatorKey command) throws Exception {
        var id = ApiKeys.idOf(command.hash());
        try {
            keys.load(Streams.apiKey(id));
        } catch (AggregateNotFoundException _) {
            register(id, command);
        }
    }

    @CommandHandler
    @Nullable
    String handle(EnsureAnyOperatorKey command) throws Exception {
        // Of the nodes that start for the first time at once, one makes the key.
        operatorKeys.lock();
        if (operatorKeys.everExisted()) {
            return null;
        }
        var apiKey = ApiKeys.generate();
        var ensure = EnsureOperatorKey.of(apiKey);
        register(ApiKeys.idOf(ensure.hash()), ensure);
        return apiKey;
    }

    private void register(UUID id, EnsureOperatorKey key) throws Exception {
        var command = new RegisterApiKey(
                id, null, NAME, List.of(ApiKeyScope.OPERATOR, ApiKeyScope.AUDITOR), key.prefix(), key.hash(), null);
        keys.newInstance(() -> new ApiKey(command));
    }
}
