package com.voepy.numbers.query.balance;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.BalanceResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.balance`, one row per tenant under the tenant's id.
@Component
public class BalanceProjection extends ResourceProjection<BalanceResource> {

    public static final ResourceTable<BalanceResource> TABLE =
            new ResourceTable<>("view.balance", BalanceResource.class, List.of());

    BalanceProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof BalanceEvent event ? new Subject(event.tenantId(), event.tenantId()) : null;
    }

    @Override
    protected @Nullable BalanceResource after(@Nullable BalanceResource before, LoggedEvent logged) {
        return BalanceResource.after(before, (BalanceEvent) logged.event(), logged.occurredAt());
    }
}
