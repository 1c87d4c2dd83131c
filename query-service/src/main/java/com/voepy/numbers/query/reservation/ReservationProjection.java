package com.voepy.numbers.query.reservation;

import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.ReservationResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.reservation`.
@Component
class ReservationProjection extends ResourceProjection<ReservationResource> {

    static final ResourceTable<ReservationResource> TABLE = new ResourceTable<>(
            "view.reservation",
            ReservationResource.class,
            List.of(ResourceTable.text("customer_reference", ReservationResource::customerReference)));

    ReservationProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof ReservationEvent event
                ? new Subject(event.reservationId(), event.tenantId())
                : null;
    }

    @Override
    protected @Nullable ReservationResource after(@Nullable ReservationResource before, LoggedEvent logged) {
        return ReservationResource.after(before, (ReservationEvent) logged.event(), logged.occurredAt());
    }
}
