package com.voepy.numbers.query.reads;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestId;
import com.voepy.numbers.query.view.Page;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope(ApiKeyScope.AUDITOR)
class AuditReadController {

    private final AuditReads reads;

    AuditReadController(AuditReads reads) {
        this.reads = reads;
    }

    /// `GET /v1/audit/reads` — who read what only auditors may see, oldest first. This is such a read as well, and is
    /// found the next time.
    ///
    /// @param query filters; all that are given must fit
    @AnswersWith(value = AuditReadResource.class, shape = Shape.PAGE)
    @Takes(name = "actor", min = 1, max = ReadFilter.ACTOR_CHARS_MAX, says = "Only what this API key read")
    @Takes(name = "request_id", min = 1, max = RequestId.CHARS_MAX, says = "Only reads with this `X-Request-Id`")
    @Takes(
            name = "path_prefix",
            min = 1,
            max = ReadFilter.PATH_CHARS_MAX,
            example = "/v1/audit/numbers/",
            says = "Only reads of paths that begin so")
    @Takes(name = "tenant_id", as = UUID.class, says = "Only reads of what is this tenant's")
    @Takes(name = "phone_number", as = E164.class, says = "Only reads of this number")
    @Takes(name = "resource_id", as = UUID.class, says = "Only reads of this resource or event")
    @Takes(name = "from", as = Instant.class, says = "Only what was read then or later")
    @Takes(name = "to", as = Instant.class, says = "Only what was read before")
    @GetMapping("/v1/audit/reads")
    Page<AuditReadResource> page(@RequestParam Map<String, String> query) {
        var checks = new Checks();
        var filter = ReadFilter.of(checks, query);
        var page = filter.page(checks, query);
        checks.orThrow();
        return reads.page(filter, page);
    }
}
