package com.voepy.numbers.query.audit;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.RawJson;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The log as auditors see it: everybody's events, and nobody's secrets or personal data.
@RestController
@RequiresScope(ApiKeyScope.AUDITOR)
class AuditController {

    private final EventSearch search;
    private final EventJson json;

    AuditController(EventSearch search, EventJson json) {
        this.search = search;
        this.json = json;
    }

    /// `GET /v1/audit/events` — everything that happened on the platform, oldest first. Of personal data it shows only
    /// whose it is.
    ///
    /// @param query `tenant_id` and the filters of `GET /v1/events`; all that are given must fit
    @AnswersWith(value = EventResource.class, shape = Shape.PAGE)
    @Takes(name = "tenant_id", as = UUID.class, says = "Only events of this tenant")
    @TakesEventFilters
    @GetMapping("/v1/audit/events")
    Page<RawJson> page(@RequestParam Map<String, String> query) {
        var checks = new Checks();
        var filter = EventFilter.of(checks, checks.optionalUuid("tenant_id", query.get("tenant_id")), query);
        var page = filter.page(checks, "audit-events", query);
        checks.orThrow();
        var found = search.page(filter, page);
        return new Page<>(json.forAuditors(found.data()), found.meta());
    }
}
