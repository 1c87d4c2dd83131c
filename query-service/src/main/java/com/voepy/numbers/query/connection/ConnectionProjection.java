package com.voepy.numbers.query.connection;

import com.voepy.numbers.events.ConnectionEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.query.view.ResourceTable.Column;
import com.voepy.numbers.resource.ConnectionResource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.connection`.
@Component
class ConnectionProjection extends ResourceProjection<ConnectionResource> {

    static final ResourceTable<ConnectionResource> TABLE = new ResourceTable<>(
            "view.connection",
            ConnectionResource.class,
            List.of(new Column<>("is_default", "boolean", ConnectionResource::isDefault)));

    ConnectionProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof ConnectionEvent event
                ? new Subject(event.connectionId(), event.tenantId())
                : null;
    }

    @Override
    protected @Nullable ConnectionResource after(@Nullable ConnectionResource before, LoggedEvent logged) {
        return ConnectionResource.after(before, (ConnectionEvent) logged.event(), logged.occurredAt());
    }

    @Override
    protected @Nullable UUID connectionOf(ConnectionResource resource) {
        return resource.id();
    }
}
