package com.voepy.numbers.query.emergency;

import com.voepy.numbers.events.EmergencyAddressEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.EmergencyAddressResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.emergency_address`, sealed as it comes.
@Component
class EmergencyAddressProjection extends ResourceProjection<EmergencyAddressResource> {

    static final ResourceTable<EmergencyAddressResource> TABLE =
            new ResourceTable<>("view.emergency_address", EmergencyAddressResource.class, List.of());

    EmergencyAddressProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "emergency-addresses";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        return logged.event() instanceof EmergencyAddressEvent event
                ? new Subject(event.addressId(), event.tenantId())
                : null;
    }

    @Override
    protected @Nullable EmergencyAddressResource after(@Nullable EmergencyAddressResource before, LoggedEvent logged) {
        return EmergencyAddressResource.after(before, (EmergencyAddressEvent) logged.event(), logged.occurredAt());
    }
}
