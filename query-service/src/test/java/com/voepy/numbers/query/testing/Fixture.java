package com.voepy.numbers.query.testing;

import com.voepy.numbers.events.ApiKeyEvent.ApiKeyCreated;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Suffixes;
import com.voepy.numbers.kit.security.ApiKeys;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events that many tests begin with.
public final class Fixture {

    public static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    public static final UUID STRANGER = UUID.fromString("7e000000-0000-4000-8000-000000000002");
    public static final UUID CONNECTION = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    public static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000001");
    public static final UUID RESERVATION = UUID.fromString("5e000000-0000-4000-8000-000000000001");
    public static final E164 NUMBER = new E164("+15125550100");
    public static final UUID NUMBER_ID = new NumberId(NUMBER, 1).uuid();

    public static final String KEY = ApiKeys.generateTest();
    public static final String STRANGERS_KEY = ApiKeys.generateTest();
    public static final String OPERATOR_KEY = ApiKeys.generateTest();

    private Fixture() {}

    /// A tenant with everything it is born with, a key with all scopes, a stranger, an operator, and the standard tier.
    public static Event[] born() {
        return new Event[] {
            new PricingTierDefined("standard", 10_000, List.of(), 1, 2),
            new TenantCreated(TENANT, "Yourco", "standard", CONNECTION),
            new ConnectionCreated(CONNECTION, TENANT, "Default", true, null),
            new BalanceOpened(TENANT, "USD", 500),
            key(KEY, TENANT, ApiKeyScope.tenantScopes()),
            new TenantCreated(STRANGER, "Other", "standard", UUID.randomUUID()),
            key(STRANGERS_KEY, STRANGER, ApiKeyScope.tenantScopes()),
            key(OPERATOR_KEY, null, Set.of(ApiKeyScope.OPERATOR)),
        };
    }

    public static ApiKeyCreated key(String key, @Nullable UUID tenantId, Set<ApiKeyScope> scopes) {
        var hash = ApiKeys.hash(key);
        return new ApiKeyCreated(
                ApiKeys.idOf(hash), tenantId, "first", List.copyOf(scopes), ApiKeys.prefix(key), hash, null);
    }

    /// US local numbers of Austin, wholesale 50 and 75 cents.
    public static NumberBlockListed listed(String block, String suffixes) {
        return new NumberBlockListed(block, List.of(austin(suffixes)));
    }

    public static Lot austin(String suffixes) {
        return new Lot(
                Suffixes.parse(suffixes),
                "US",
                "TX",
                "Austin",
                NumberType.LOCAL,
                List.of(Capability.VOICE, Capability.SMS),
                new Price(50, 75));
    }

    public static NumberOrdered ordered(UUID tenantId, E164 e164, long tenure) {
        return new NumberOrdered(
                e164,
                tenantId,
                new NumberId(e164, tenure).uuid(),
                ORDER,
                null,
                "US",
                "TX",
                "Austin",
                NumberType.LOCAL,
                List.of(Capability.VOICE, Capability.SMS),
                100,
                150,
                null,
                null);
    }
}
