package com.voepy.numbers.command.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// States of long streams, kept as the JSON of the aggregate's fields. A snapshot is only a shortcut: one that cannot
/// be read, because the aggregate's fields have changed since, is passed over and the stream read from its start.
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final JdbcClient jdbc;
    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(
                            com.fasterxml.jackson.annotation.PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                    .withVisibility(
                            com.fasterxml.jackson.annotation.PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
                    .withVisibility(
                            com.fasterxml.jackson.annotation.PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Snapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(DomainEventMessage<?> snapshot) {
        jdbc.sql("""
            INSERT INTO log.snapshot (stream, sequence, type, payload) VALUES (:stream, :sequence, :type, :payload::jsonb)
            ON CONFLICT (stream) DO UPDATE
            SET sequence = excluded.sequence, type = excluded.type, payload = excluded.payload
            WHERE snapshot.sequence < excluded.sequence
            """)
                .param("stream", snapshot.getAggregateIdentifier())
                .param("sequence", snapshot.getSequenceNumber())
                .param("type", shapeOf(snapshot.getPayloadType()))
                .param("payload", mapper.writeValueAsString(snapshot.getPayload()))
                .update();
    }

    Optional<DomainEventMessage<?>> read(String stream) {
        return jdbc.sql("SELECT sequence, type, payload FROM log.snapshot WHERE stream = :stream")
                .param("stream", stream)
                .query((row, index) -> new Row(row.getLong(1), row.getString(2), row.getString(3)))
                .optional()
                .flatMap(row -> message(stream, row));
    }

    private Optional<DomainEventMessage<?>> message(String stream, Row row) {
        try {
            var type = Class.forName(row.shape().split("\\{", 2)[0]);
            if (!shapeOf(type).equals(row.shape())) {
                LOG.info("The snapshot of {} is of another version, reading the whole stream", stream);
                return Optional.empty();
            }
            return Optional.of(new GenericDomainEventMessage<>(
                    type.getSimpleName(),
                    stream,
                    row.sequence(),
                    mapper.readValue(row.payload(), type),
                    Map.of(),
                    UUID.randomUUID().toString(),
                    Instant.EPOCH));
        } catch (ClassNotFoundException | JacksonException e) {
            LOG.warn("The snapshot of {} is of another version, reading the whole stream: {}", stream, e.getMessage());
            return Optional.empty();
        }
    }

    /// The class and its fields: a snapshot fits only what it was taken of.
    private static String shapeOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> field.getGenericType().getTypeName() + " " + field.getName())
                .sorted()
                .collect(Collectors.joining(", ", type.getName() + "{", "}"));
    }

    private record Row(long sequence, String shape, String payload) {}
}
