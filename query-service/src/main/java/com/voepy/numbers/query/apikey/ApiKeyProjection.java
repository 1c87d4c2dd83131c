package com.voepy.numbers.query.apikey;

import com.voepy.numbers.events.ApiKeyEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.ApiKeyResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.api_key`; a revoked key is gone.
@Component
class ApiKeyProjection extends ResourceProjection<ApiKeyResource> {

    static final ResourceTable<ApiKeyResource> TABLE =
            new ResourceTable<>("view.api_key", ApiKeyResource.class, List.of());

    ApiKeyProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "api_keys";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof ApiKeyEvent event ? new Subject(event.keyId(), event.tenantId()) : null;
    }

    @Override
    protected @Nullable ApiKeyResource after(@Nullable ApiKeyResource before, LoggedEvent logged) {
        return ApiKeyResource.after(before, (ApiKeyEvent) logged.event(), logged.occurredAt());
    }
}
