package com.voepy.numbers.query.audit;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.query.evidence.Bundles;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers with the evidence that an auditor asks for, wherever it is asked for.
@Component
public class EvidencePacker {

    static final String ZIP = "application/zip";

    private final EventSearch search;
    private final Bundles bundles;

    EvidencePacker(EventSearch search, Bundles bundles) {
        this.search = search;
        this.bundles = bundles;
    }

    /// @param query the filters of `GET /v1/audit/events`, at least one; all that are given must fit
    public ResponseEntity<byte[]> answer(Map<String, String> query) {
        var checks = new Checks();
        var filter = EventFilter.of(checks, checks.optionalUuid("tenant_id", query.get("tenant_id")), query);
        checks.that(
                !filter.equals(EventFilter.ALL), "phone_number", Code.REQUIRED, "this or another filter must be given");
        checks.orThrow();
        var positions = search.positions(filter, Bundles.EVENTS_MAX + 1);
        checks.that(
                positions.size() <= Bundles.EVENTS_MAX,
                "from",
                Code.OUT_OF_RANGE,
                "must leave at most %d events, with the other filters".formatted(Bundles.EVENTS_MAX));
        checks.orThrow();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("evidence.zip")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(bundles.of(positions));
    }
}
