package com.voepy.numbers.command.apikey;

import com.voepy.numbers.command.apikey.ApiKeyCommand.RegisterApiKey;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.ApiKeys;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes keys for command handlers: each call becomes part of the unit of work it is made in.
@Component
public class ApiKeyIssuer {

    private final Repository<ApiKey> keys;

    ApiKeyIssuer(Repository<ApiKey> keys) {
        this.keys = keys;
    }

    /// Makes a key; the answer is the only place that ever shows it.
    ///
    /// @param tenantId whose it is, or null for a key of the platform
    /// @param expiresAt null if it lives until it is revoked
    public IssuedApiKey issue(
            @Nullable UUID tenantId, String name, List<ApiKeyScope> scopes, @Nullable Instant expiresAt) {
        var apiKey = ApiKeys.generate();
        var hash = ApiKeys.hash(apiKey);
        var command =
                new RegisterApiKey(ApiKeys.idOf(hash), tenantId, name, scopes, ApiKeys.prefix(apiKey), hash, expiresAt);
        try {
            return IssuedApiKey.of(keys.newInstance(() -> new ApiKey(command)).invoke(ApiKey::resource), apiKey);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot make " + command.stream(), e);
        }
    }
}
