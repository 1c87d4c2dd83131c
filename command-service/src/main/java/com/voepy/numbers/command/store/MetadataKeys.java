package com.voepy.numbers.command.store;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.kit.log.EventMetadata;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// Names of the entries in the metadata of commands and events, and the way to [EventMetadata] and back.
public final class MetadataKeys {

    public static final String TENANT_ID = "tenant_id";
    public static final String ACTOR = "actor";
    public static final String REQUEST_ID = "request_id";
    public static final String IDEMPOTENCY_KEY = "idempotency_key";
    public static final String CORRELATION_ID = "correlation_id";
    public static final String CAUSATION_ID = "causation_id";
    public static final String REQUEST = "request";
    public static final String COMMAND = "command";

    /// How each type of event says whose it is; absent for events of the platform.
    private static final ClassValue<@Nullable MethodHandle> TENANT = new ClassValue<>() {
        @Override
        protected @Nullable MethodHandle computeValue(Class<?> type) {
            try {
                return MethodHandles.publicLookup().findVirtual(type, "tenantId", MethodType.methodType(UUID.class));
            } catch (NoSuchMethodException e) {
                return null;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(type + " is not public", e);
            }
        }
    };

    private MetadataKeys() {}

    /// The tenant comes from the event itself where it names one: an operator's command is about somebody else.
    static EventMetadata metadataOf(MetaData map, Event event) {
        var tenant = TENANT.get(event.getClass());
        return new EventMetadata(
                tenant == null ? uuid(map, TENANT_ID) : tenantOf(tenant, event),
                text(map, ACTOR),
                text(map, REQUEST_ID),
                text(map, IDEMPOTENCY_KEY),
                text(map, CORRELATION_ID),
                text(map, CAUSATION_ID),
                text(map, REQUEST),
                text(map, COMMAND));
    }

    /// The entries that have a value.
    public static Map<String, String> toMap(EventMetadata metadata) {
        Map<String, String> map = new HashMap<>();
        put(
                map,
                TENANT_ID,
                metadata.tenantId() == null ? null : metadata.tenantId().toString());
        put(map, ACTOR, metadata.actor());
        put(map, REQUEST_ID, metadata.requestId());
        put(map, IDEMPOTENCY_KEY, metadata.idempotencyKey());
        put(map, CORRELATION_ID, metadata.correlationId());
        put(map, CAUSATION_ID, metadata.causationId());
        put(map, REQUEST, metadata.request());
        put(map, COMMAND, metadata.command());
        return map;
    }

    private static void put(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static @Nullable String text(MetaData map, String key) {
        return (String) map.get(key);
    }

    private static @Nullable UUID uuid(MetaData map, String key) {
        var text = text(map, key);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable UUID tenantOf(MethodHandle accessor, Event event) {
        try {
            return (UUID) accessor.invoke(event);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot tell the tenant of " + event.getClass(), e);
        }
    }
}
