package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Which part of something long a client reads, line by line.
///
/// @param after only what comes after this place
/// @param max at most so many
record Lines(long after, int max) {

    static final int MAX = 5_000;

    static final String MEDIA_TYPE = "application/jsonl";

    private static final int DEFAULT = 1_000;

    private static final String NONE = "0";

    /// @throws com.voepy.numbers.kit.problem.Rejection `422 validation_failed`
    static Lines of(Map<String, String> query) {
        var checks = new Checks();
        var after = query.getOrDefault("after", NONE);
        var isNumber = after.matches("0|[1-9][0-9]{0,17}");
        checks.that(isNumber, "after", Code.INVALID_FORMAT, "must be a whole number, 0 or more");
        var max = checks.limit("lines", query.get("lines"), 1, MAX, DEFAULT);
        checks.orThrow();
        return new Lines(Long.parseLong(after), max);
    }

    /// Each with an end.
    static ResponseEntity<byte[]> answer(List<byte[]> lines) {
        var body = new ByteArrayOutputStream();
        for (var line : lines) {
            body.writeBytes(line);
            body.write('\n');
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(MEDIA_TYPE))
                .body(body.toByteArray());
    }
}
