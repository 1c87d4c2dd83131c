package com.voepy.numbers.query.audit;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope(ApiKeyScope.AUDITOR)
class EvidenceController {

    private final EvidencePacker packer;

    EvidenceController(EvidencePacker packer) {
        this.packer = packer;
    }

    /// `GET /v1/audit/evidence` — a zip that proves what happened to whoever gets it, offline and without our word:
    /// the events, a proof for each, and a report for reading. At most 10,000 events. For a tenant ask with its
    /// `tenant_id`: then it holds only what that tenant sees itself. Without, it is internal: it may hold what is
    /// other tenants', and calls to the carrier with wholesale prices. The name of the file says which it is.
    ///
    /// @param query the filters of `GET /v1/audit/events`, at least one; all that are given must fit
    @AnswersWith(value = byte[].class, mediaType = EvidencePacker.ZIP)
    @Refuses(ErrorCode.LOG_NOT_PROVED)
    @Takes(name = "tenant_id", as = UUID.class, says = "Only what this tenant may see itself: a bundle to give it")
    @TakesEventFilters
    @GetMapping("/v1/audit/evidence")
    ResponseEntity<byte[]> evidence(@RequestParam Map<String, String> query) {
        return packer.answer(query);
    }
}
