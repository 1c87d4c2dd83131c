package com.voepy.numbers.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.ApiKeyEvent.ApiKeyCreated;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.events.ConnectionEvent.ConnectionDeleted;
import com.voepy.numbers.events.ConnectionEvent.ConnectionUpdated;
import com.voepy.numbers.events.ConnectionEvent.NumberAttached;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.events.TenantEvent.TenantPricingTierChanged;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.TenantEvent.TenantResumed;
import com.voepy.numbers.events.TenantEvent.TenantSuspended;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.NumberType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountResourcesTest {

    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID CONNECTION = UUID.fromString("c0000000-0000-4000-8000-000000000002");
    static final UUID KEY = UUID.fromString("a0000000-0000-8000-8000-000000000003");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(60);

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Test
    void a_tenant_is_what_its_events_made_it() {
        var tenant = TenantResource.after(null, new TenantCreated(TENANT, "Acme", "standard", CONNECTION), NOON);
        assertThat(tenant)
                .isEqualTo(
                        new TenantResource(TENANT, "Acme", "standard", TenantResource.Status.ACTIVE, CONNECTION, NOON));

        tenant = TenantResource.after(tenant, new TenantRenamed(TENANT, "Acme Ltd"), LATER);
        tenant = TenantResource.after(tenant, new TenantPricingTierChanged(TENANT, "gold"), LATER);
        tenant = TenantResource.after(tenant, new TenantSuspended(TENANT), LATER);
        assertThat(tenant)
                .isEqualTo(new TenantResource(
                        TENANT, "Acme Ltd", "gold", TenantResource.Status.SUSPENDED, CONNECTION, NOON));

        assertThat(TenantResource.after(tenant, new TenantResumed(TENANT), LATER)
                        .status())
                .isEqualTo(TenantResource.Status.ACTIVE);
    }

    @Test
    void a_tenant_reads_as_the_contract_says() {
        var tenant = TenantResource.after(null, new TenantCreated(TENANT, "Acme", "standard", CONNECTION), NOON);

        assertThat(JSON.valueToTree(tenant).propertyNames())
                .containsExactly("id", "name", "pricing_tier", "status", "default_connection_id", "created_at");
        assertThat(JSON.valueToTree(tenant).get("status").asString()).isEqualTo("active");
    }

    @Test
    void a_key_is_gone_once_revoked() {
        var key = ApiKeyResource.after(
                null,
                new ApiKeyCreated(KEY, TENANT, "ci", List.of(ApiKeyScope.NUMBERS_READ), "vn_live_abcd", "00ff", LATER),
                NOON);

        assertThat(JSON.valueToTree(key).propertyNames())
                .containsExactly("id", "name", "scopes", "prefix", "created_at", "expires_at", "last_used_at");
        assertThat(JSON.writeValueAsString(key)).contains("numbers:read").doesNotContain("00ff");
        assertThat(ApiKeyResource.after(key, new ApiKeyRevoked(KEY, TENANT), LATER))
                .isNull();
    }

    @Test
    void a_connection_is_gone_once_deleted() {
        var connection =
                ConnectionResource.after(null, new ConnectionCreated(CONNECTION, TENANT, "Default", true, null), NOON);
        assertThat(JSON.valueToTree(connection).propertyNames())
                .containsExactly("id", "name", "is_default", "webhook_url", "created_at");

        connection = ConnectionResource.after(
                connection, new ConnectionUpdated(CONNECTION, TENANT, "Shop", "https://example.com/"), LATER);
        assertThat(connection)
                .isEqualTo(new ConnectionResource(CONNECTION, "Shop", true, "https://example.com/", NOON));
        assertThat(ConnectionResource.after(connection, new NumberAttached(CONNECTION, TENANT, KEY), LATER))
                .isEqualTo(connection);
        assertThat(ConnectionResource.after(connection, new ConnectionDeleted(CONNECTION, TENANT), LATER))
                .isNull();
    }

    @Test
    void a_tier_is_what_it_was_last_defined_as() {
        var tier = PricingTierResource.after(
                null,
                new PricingTierDefined("gold", 5_000, List.of(new Markup("US", NumberType.TOLL_FREE, 2_500)), 2, 3),
                NOON);

        assertThat(JSON.writeValueAsString(tier)).isEqualToIgnoringWhitespace("""
                    {"name": "gold", "currency": "USD", "default_markup_basis_points": 5000,
                     "markups": [{"country_code": "US", "number_type": "toll_free", "markup_basis_points": 2500}],
                     "carrier_lookup_price_cents": 2, "caller_name_lookup_price_cents": 3,
                     "ported_prices": {"local_monthly_cents": 75, "toll_free_monthly_cents": 100,
                                       "national_monthly_cents": 150, "mobile_monthly_cents": 200}}""");
    }
}
