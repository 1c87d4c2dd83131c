package com.voepy.numbers.query.porting;

import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.PortingOrderResource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.porting_order`.
@Component
public class PortingOrderProjection extends ResourceProjection<PortingOrderResource> {

    public static final ResourceTable<PortingOrderResource> TABLE = new ResourceTable<>(
            "view.porting_order",
            PortingOrderResource.class,
            List.of(
                    ResourceTable.text("status", order -> order.status().wireName()),
                    ResourceTable.text("customer_reference", PortingOrderResource::customerReference),
                    // The table makes an array of it.
                    ResourceTable.text(
                            "numbers",
                            order -> order.numbers().stream().map(E164::value).collect(Collectors.joining(" ")))));

    PortingOrderProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "porting_orders";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof PortingOrderEvent event
                ? new Subject(event.portingOrderId(), event.tenantId())
                : null;
    }

    @Override
    protected @Nullable PortingOrderResource after(@Nullable PortingOrderResource before, LoggedEvent logged) {
        return PortingOrderResource.after(before, (PortingOrderEvent) logged.event(), logged.occurredAt());
    }

    @Override
    protected @Nullable UUID connectionOf(PortingOrderResource resource) {
        return resource.connectionId();
    }
}
