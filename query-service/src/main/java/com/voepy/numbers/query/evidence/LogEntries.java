package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.CanonicalJson;
import com.voepy.numbers.kit.log.LogRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.json.JsonMapper;

/// What the leaves of the tree are made of: each row of the log with every column of it, as canonical JSON. Personal
/// data is in it as it is stored, sealed; its erasure changes no leaf.
final class LogEntries {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.shared();

    private LogEntries() {}

    /// The bytes that are hashed, and that evidence shows.
    static byte[] of(LogRow row) {
        var entry = JSON.createObjectNode();
        entry.put("position", row.position());
        entry.put("stream", row.stream());
        entry.put("sequence", row.sequence());
        entry.put("aggregate_type", row.aggregateType());
        entry.put("event_id", row.eventId().toString());
        entry.put("type", row.type());
        entry.put("revision", row.revision());
        entry.put("occurred_at", text(row.occurredAt()));
        entry.put("tenant_id", row.tenantId() == null ? null : row.tenantId().toString());
        entry.set("payload", JSON.readTree(row.payload()));
        entry.set("metadata", JSON.readTree(row.metadata()));
        return CanonicalJson.of(entry);
    }

    /// Events happen at whole milliseconds; a time between them was put there by somebody else, and must show.
    private static String text(Instant time) {
        return time.getNano() % NANOS_PER_MILLI == 0 ? MILLIS.format(time) : time.toString();
    }
}
