package com.voepy.numbers.query.pricing;

import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.resource.PricingTierResource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What numbers cost a tenant, by the same rule that an order debits by.
@Component
public class TenantPrices {

    private static final String TIER_OF_TENANT = """
        SELECT tier.body FROM view.tenant JOIN view.pricing_tier tier ON tier.name = tenant.pricing_tier
        WHERE tenant.id = :tenant
        """;

    private final JdbcClient jdbc;

    /// Prices of one tenant at one moment.
    @FunctionalInterface
    public interface Prices {

        /// The customer's price of a number.
        Price of(Price wholesale, String countryCode, NumberType type);
    }

    TenantPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The tenant's prices as they are now.
    ///
    /// @throws org.springframework.dao.EmptyResultDataAccessException if there is no such tenant, or no such tier
    public Prices of(UUID tenantId) {
        var tier = jdbc.sql(TIER_OF_TENANT)
                .param("tenant", tenantId)
                .query((row, _) -> WireJson.mapper().readValue(row.getString("body"), PricingTierResource.class))
                .single();
        return (wholesale, country, type) ->
                Markup.priceOf(wholesale, country, type, tier.markups(), tier.defaultMarkupBasisPoints());
    }
}
