package com.voepy.numbers.query.privacy;

import com.voepy.numbers.events.ErasureEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.ErasureResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.erasure`.
@Component
class ErasureProjection extends ResourceProjection<ErasureResource> {

    static final ResourceTable<ErasureResource> TABLE =
            new ResourceTable<>("view.erasure", ErasureResource.class, List.of());

    ErasureProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof ErasureEvent event ? new Subject(event.erasureId(), event.tenantId()) : null;
    }

    @Override
    protected ErasureResource after(@Nullable ErasureResource before, LoggedEvent logged) {
        return ErasureResource.of((ErasureEvent) logged.event(), logged.occurredAt());
    }
}
