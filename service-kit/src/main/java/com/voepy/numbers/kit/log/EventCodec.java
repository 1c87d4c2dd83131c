package com.voepy.numbers.kit.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Events to JSON and back: snake_case, instants as RFC 3339 text, an unknown member is an error.
///
/// A component that a later revision has added is null where an earlier one is read. An upcaster for any other change
/// belongs into [#read(String, int, String)].
public final class EventCodec {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JsonMapper metadataMapper = mapper.rebuild()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    public String write(Event event) {
        return mapper.writeValueAsString(event);
    }

    /// @throws IllegalStateException if no such event, or no such revision of it, is known
    public Event read(String type, int revision, String json) {
        var eventClass = EventTypes.named(type)
                .orElseThrow(() -> new IllegalStateException("the log has an event of unknown type " + type));
        if (revision > EventTypes.revisionOf(eventClass)) {
            throw new IllegalStateException("the log has revision %d of %s".formatted(revision, type));
        }
        return mapper.readValue(json, eventClass);
    }

    String writeMetadata(EventMetadata metadata) {
        return metadataMapper.writeValueAsString(metadata);
    }

    EventMetadata readMetadata(String json) {
        return metadataMapper.readValue(json, EventMetadata.class);
    }
}
