package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What an API key may do. Each endpoint names the one scope it needs.
public enum ApiKeyScope {
    NUMBERS_READ,
    NUMBERS_WRITE,
    LOOKUP_READ,
    PORTING_WRITE,
    EVENTS_READ,
    KEYS_WRITE,
    WEBHOOKS_READ,
    WEBHOOKS_WRITE,
    BALANCE_READ,
    /// Runs the platform: tenants, credits, prices. Never in a tenant's hands.
    OPERATOR,
    /// Reads every tenant's history. Never in a tenant's hands.
    AUDITOR;

    private static final Set<ApiKeyScope> PLATFORM_SCOPES = Collections.unmodifiableSet(EnumSet.of(OPERATOR, AUDITOR));

    private static final Set<ApiKeyScope> TENANT_SCOPES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(PLATFORM_SCOPES)));

    /// The scopes a tenant's key can have; its first key has all of them.
    public static Set<ApiKeyScope> tenantScopes() {
        return TENANT_SCOPES;
    }

    /// The scopes that only keys of the platform can have, and all that they can have.
    public static Set<ApiKeyScope> platformScopes() {
        return PLATFORM_SCOPES;
    }

    /// The scope as clients and events write it: `numbers:read`, `operator`.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /// @throws IllegalArgumentException if no scope is written so
    @JsonCreator
    public static ApiKeyScope ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(wireName))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no scope " + wireName));
    }
}
