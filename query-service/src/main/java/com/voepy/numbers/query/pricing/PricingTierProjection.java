package com.voepy.numbers.query.pricing;

import com.voepy.numbers.events.PricingTierEvent;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.PricingTierResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.pricing_tier`; a row's id is made of the tier's name.
@Component
class PricingTierProjection extends ResourceProjection<PricingTierResource> {

    static final ResourceTable<PricingTierResource> TABLE = new ResourceTable<>(
            "view.pricing_tier",
            PricingTierResource.class,
            List.of(ResourceTable.text("name", PricingTierResource::name)));

    PricingTierProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(Streams.pricingTier(name).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return "pricing_tiers";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof PricingTierEvent event ? new Subject(idOf(event.name()), null) : null;
    }

    @Override
    protected @Nullable PricingTierResource after(@Nullable PricingTierResource before, LoggedEvent logged) {
        return PricingTierResource.after(before, (PricingTierEvent) logged.event(), logged.occurredAt());
    }
}
