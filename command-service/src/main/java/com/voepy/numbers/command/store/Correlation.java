package com.voepy.numbers.command.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;

/// Hands the metadata of a message on to the events and commands that it causes.
final class Correlation implements CorrelationDataProvider {

    private static final List<String> KEPT = List.of(
            MetadataKeys.TENANT_ID,
            MetadataKeys.ACTOR,
            MetadataKeys.REQUEST_ID,
            MetadataKeys.IDEMPOTENCY_KEY,
            MetadataKeys.CORRELATION_ID,
            MetadataKeys.CAUSATION_ID,
            MetadataKeys.REQUEST,
            MetadataKeys.COMMAND);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, @Nullable Object> data = new HashMap<>();
        for (var key : KEPT) {
            var value = message.getMetaData().get(key);
            if (value != null) {
                data.put(key, value);
            }
        }
        data.putIfAbsent(MetadataKeys.CORRELATION_ID, message.getIdentifier());
        data.putIfAbsent(MetadataKeys.CAUSATION_ID, message.getIdentifier());
        return data;
    }
}
