package com.voepy.numbers.query.audit;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.evidence.Bundles;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope(ApiKeyScope.AUDITOR)
class EvidenceController {

    private static final String ZIP = "application/zip";

    private final EventSearch search;
    private final Bundles bundles;

    EvidenceController(EventSearch search, Bundles bundles) {
        this.search = search;
        this.bundles = bundles;
    }

    /// `GET /v1/audit/evidence` — a zip that proves what happened to whoever gets it, offline and without our word: the
    /// events, a proof for each, and a report for reading. At most 10,000 events.
    ///
    /// @param query the filters of `GET /v1/audit/events`, at least one; all that are given must fit
    @AnswersWith(value = byte[].class, mediaType = ZIP)
    @Takes(name = "tenant_id", as = UUID.class, says = "Only events of this tenant")
    @TakesEventFilters
    @GetMapping("/v1/audit/evidence")
    ResponseEntity<byte[]> evidence(@RequestParam Map<String, String> query) {
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
