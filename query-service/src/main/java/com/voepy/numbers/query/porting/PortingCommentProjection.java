package com.voepy.numbers.query.porting;

import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.PortingCommentResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.porting_comment`.
@Component
class PortingCommentProjection extends ResourceProjection<PortingCommentResource> {

    static final ResourceTable<PortingCommentResource> TABLE = new ResourceTable<>(
            "view.porting_comment",
            PortingCommentResource.class,
            List.of(ResourceTable.uuid("porting_order_id", PortingCommentResource::portingOrderId)));

    PortingCommentProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "porting_comments";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof PortingCommentAdded event
                ? new Subject(event.commentId(), event.tenantId())
                : null;
    }

    @Override
    protected @Nullable PortingCommentResource after(@Nullable PortingCommentResource before, LoggedEvent logged) {
        return PortingCommentResource.of((PortingCommentAdded) logged.event(), logged.occurredAt());
    }
}
