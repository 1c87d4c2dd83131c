package com.voepy.numbers.query.order;

import com.voepy.numbers.events.NumberOrderEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.NumberOrderResource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.number_order`.
@Component
public class NumberOrderProjection extends ResourceProjection<NumberOrderResource> {

    public static final ResourceTable<NumberOrderResource> TABLE = new ResourceTable<>(
            "view.number_order",
            NumberOrderResource.class,
            List.of(ResourceTable.text("customer_reference", NumberOrderResource::customerReference)));

    NumberOrderProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "number_orders";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof NumberOrderEvent event ? new Subject(event.orderId(), event.tenantId()) : null;
    }

    @Override
    protected @Nullable NumberOrderResource after(@Nullable NumberOrderResource before, LoggedEvent logged) {
        return NumberOrderResource.after(before, (NumberOrderEvent) logged.event(), logged.occurredAt());
    }

    @Override
    protected @Nullable UUID connectionOf(NumberOrderResource resource) {
        return resource.connectionId();
    }
}
