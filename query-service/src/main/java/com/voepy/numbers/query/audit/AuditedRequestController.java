package com.voepy.numbers.query.audit;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope(ApiKeyScope.AUDITOR)
class AuditedRequestController {

    private final Chains chains;

    AuditedRequestController(Chains chains) {
        this.chains = chains;
    }

    record ChainList(List<ChainResource> data) {

        ChainList {
            data = List.copyOf(data);
        }
    }

    /// `GET /v1/audit/requests/{requestId}` — all that requests with this `X-Request-Id` set off, calls to the
    /// carrier included. Clients choose the ids: there is a chain for each tenant that used this one. More than
    /// 1,000 events come in pages, and each of the chains says where the next one begins. Of personal data it shows
    /// only whose it is.
    @AnswersWith(value = ChainResource.class, shape = Shape.DATA)
    @Takes(
            name = "cursor",
            says =
                    "`meta.next_cursor` of a chain of the page before; left out for the first page. It holds only with the"
                            + " `tenant_id` that it was made with")
    @GetMapping("/v1/audit/requests/{requestId}")
    ChainList all(
            @PathVariable String requestId,
            @Takes(as = UUID.class, says = "Only the chain of this tenant")
                    @RequestParam(name = "tenant_id", required = false)
                    @Nullable
                    String tenantId,
            @RequestParam Map<String, String> query) {
        var checks = new Checks();
        var wanted = checks.optionalUuid("tenant_id", tenantId);
        var page = Chains.page(checks, "audit-requests", requestId, wanted, query.get("cursor"));
        checks.orThrow();
        var found = chains.all(wanted, requestId, page);
        if (found.isEmpty()) {
            throw Answers.notFound();
        }
        return new ChainList(found);
    }
}
