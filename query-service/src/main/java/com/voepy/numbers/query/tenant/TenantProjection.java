package com.voepy.numbers.query.tenant;

import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.TenantResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.tenant`.
@Component
public class TenantProjection extends ResourceProjection<TenantResource> {

    public static final ResourceTable<TenantResource> TABLE = new ResourceTable<>(
            "view.tenant",
            TenantResource.class,
            List.of(ResourceTable.text("pricing_tier", TenantResource::pricingTier)));

    TenantProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "tenants";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof TenantEvent event ? new Subject(event.tenantId(), event.tenantId()) : null;
    }

    @Override
    protected @Nullable TenantResource after(@Nullable TenantResource before, LoggedEvent logged) {
        return TenantResource.after(before, (TenantEvent) logged.event(), logged.occurredAt());
    }
}
