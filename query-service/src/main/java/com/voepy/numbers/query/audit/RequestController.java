package com.voepy.numbers.query.audit;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope(ApiKeyScope.EVENTS_READ)
class RequestController {

    private final Chains chains;
    private final EventJson json;

    RequestController(Chains chains, EventJson json) {
        this.chains = chains;
        this.json = json;
    }

    /// `GET /v1/requests/{requestId}` — what your requests with this `X-Request-Id` set off: commands, events,
    /// debits, and webhooks with their attempts. `carrier_calls` is empty: how the platform deals with its
    /// carrier is shown to auditors. More than 1,000 events come in pages. An id with a slash in it is a filter of
    /// `GET /v1/events` only.
    @AnswersWith(ChainResource.class)
    @Takes(name = "cursor", says = "`meta.next_cursor` of the page of events before; left out for the first page")
    @GetMapping("/v1/requests/{requestId}")
    ResponseEntity<Object> one(
            RequestContext context, @PathVariable String requestId, @RequestParam Map<String, String> query) {
        var checks = new Checks();
        var page = Chains.page(checks, "requests", requestId, null, query.get("cursor"));
        checks.orThrow();
        return Answers.one(chains.ofTenant(context.tenant(), requestId, page).map(json::opened));
    }
}
