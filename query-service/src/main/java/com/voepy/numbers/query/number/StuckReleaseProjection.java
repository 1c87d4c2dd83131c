package com.voepy.numbers.query.number;

import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.StuckReleaseResource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.stuck_release`: numbers that were given up and that the carrier does not take back.
@Component
public class StuckReleaseProjection extends ResourceProjection<StuckReleaseResource> {

    public static final ResourceTable<StuckReleaseResource> TABLE =
            new ResourceTable<>("view.stuck_release", StuckReleaseResource.class, List.of());

    StuckReleaseProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "stuck_releases";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return switch (logged.event()) {
            case NumberDisconnectStuck e -> new Subject(e.numberId(), e.tenantId());
            case NumberDisconnected e -> new Subject(e.numberId(), e.tenantId());
            // A number that was refunded for time can be bought again at once: then it is ours again and stays.
            case NumberOrdered e -> new Subject(before(e.numberId()), e.tenantId());
            default -> null;
        };
    }

    private static UUID before(UUID tenure) {
        var id = NumberId.of(tenure);
        return new NumberId(id.e164(), id.tenure() - 1).uuid();
    }

    @Override
    protected @Nullable StuckReleaseResource after(@Nullable StuckReleaseResource before, LoggedEvent logged) {
        return logged.event() instanceof NumberDisconnectStuck event
                ? StuckReleaseResource.of(event, logged.occurredAt())
                : null;
    }
}
