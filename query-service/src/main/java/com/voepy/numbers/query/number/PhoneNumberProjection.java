package com.voepy.numbers.query.number;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.phone_number`, one row per tenure of a number.
@Component
public class PhoneNumberProjection extends ResourceProjection<PhoneNumberResource> {

    public static final ResourceTable<PhoneNumberResource> TABLE = new ResourceTable<>(
            "view.phone_number",
            PhoneNumberResource.class,
            List.of(
                    ResourceTable.text("e164", number -> number.e164().value()),
                    ResourceTable.text("country_code", PhoneNumberResource::countryCode),
                    ResourceTable.text(
                            "number_type", number -> number.numberType().wireName()),
                    ResourceTable.text("status", number -> number.status().wireName()),
                    ResourceTable.uuid("connection_id", PhoneNumberResource::connectionId),
                    ResourceTable.text("customer_reference", PhoneNumberResource::customerReference)));

    PhoneNumberProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "phone_numbers";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        if (!(logged.event() instanceof PhoneNumberEvent event)) {
            return null;
        }
        var id = Tenure.idOf(event);
        return id == null ? null : new Subject(id, event.tenantId());
    }

    @Override
    protected @Nullable PhoneNumberResource after(@Nullable PhoneNumberResource before, LoggedEvent logged) {
        return PhoneNumberResource.after(before, (PhoneNumberEvent) logged.event(), logged.occurredAt());
    }

    @Override
    protected @Nullable UUID connectionOf(PhoneNumberResource resource) {
        return resource.connectionId();
    }
}
