package com.voepy.numbers.query.audit;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.query.evidence.Bundles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /// More are not counted; a bundle holds far fewer.
    private static final int COUNTED_MAX = 100_000;

    private static final String TENANT = "tenant_id";

    private final EventSearch search;
    private final Bundles bundles;

    /// What there is to pack.
    ///
    /// @param events how many fit, whosever they are
    /// @param ofTenants how many of them are for which tenant's eyes; most first
    /// @param isWhole whether all that fit were counted
    public record Contents(long events, Map<UUID, Long> ofTenants, boolean isWhole) {}

    EvidencePacker(EventSearch search, Bundles bundles) {
        this.search = search;
        this.bundles = bundles;
    }

    /// What a bundle of these events would hold.
    ///
    /// @param query as of [#answer]
    public Contents contents(Map<String, String> query) {
        var checks = new Checks();
        var filter = filter(checks, query);
        checks.orThrow();
        var shares = search.shares(filter, COUNTED_MAX + 1);
        Map<UUID, Long> ofTenants = new LinkedHashMap<>();
        for (var share : shares) {
            if (share.tenantId() != null) {
                ofTenants.put(share.tenantId(), share.events());
            }
        }
        var events = shares.stream().mapToLong(EventSearch.Share::events).sum();
        return new Contents(events, ofTenants, events <= COUNTED_MAX);
    }

    /// @param query the filters of `GET /v1/audit/events`, at least one; all that are given must fit
    public ResponseEntity<byte[]> answer(Map<String, String> query) {
        var checks = new Checks();
        var filter = filter(checks, query);
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
                                .filename(nameFor(filter.tenantId()))
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(bundles.of(positions));
    }

    private static EventFilter filter(Checks checks, Map<String, String> query) {
        return EventFilter.of(checks, checks.optionalUuid(TENANT, query.get(TENANT)), query);
    }

    /// Says for whose eyes a file is, also in a folder of downloads: what is one tenant's holds no call to the carrier
    /// and nothing of another tenant.
    private static String nameFor(@Nullable UUID tenantId) {
        return tenantId == null ? "evidence-internal.zip" : "evidence-for-%s.zip".formatted(tenantId);
    }
}
