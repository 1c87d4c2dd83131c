package com.voepy.numbers.command.apikey;

import com.voepy.numbers.command.apikey.ApiKeyCommand.RevokeApiKey;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.time.InstantSource;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Revokes the keys of operators and auditors.
@Component
class PlatformKeyHandlers {

    /// @param ifMatch the `If-Match` header, or null
    record RevokePlatformKey(UUID keyId, @Nullable String ifMatch) {}

    private final Repository<ApiKey> keys;
    private final OperatorKeys operatorKeys;
    private final InstantSource clock;

    PlatformKeyHandlers(Repository<ApiKey> keys, OperatorKeys operatorKeys, InstantSource clock) {
        this.keys = keys;
        this.operatorKeys = operatorKeys;
        this.clock = clock;
    }

    @CommandHandler
    Answer handle(RevokePlatformKey command) throws Exception {
        // Two operators who revoke each other's key come here one after the other.
        operatorKeys.lock();
        var revoke = new RevokeApiKey(command.keyId(), null, command.ifMatch());
        var answer = keys.load(Streams.apiKey(command.keyId())).invoke(key -> key.handle(revoke));
        if (!operatorKeys.isUsableWithout(command.keyId(), clock.instant())) {
            throw ErrorCode.LAST_OPERATOR_KEY.because("No other key would let an operator in.");
        }
        return answer;
    }
}
