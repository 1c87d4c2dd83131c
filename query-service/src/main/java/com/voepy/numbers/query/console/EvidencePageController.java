package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.query.audit.EvidencePacker;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Evidence to take away: which events, and the bundle.
@Controller
@RequestMapping("/console/evidence")
@RequiresAnyScope(ApiKeyScope.AUDITOR)
class EvidencePageController {

    private static final List<String> FILTERS =
            List.of("phone_number", "request_id", "idempotency_key", "resource_id", "tenant_id", "from", "to");

    private final EvidencePacker packer;
    private final RecordedPages record;

    EvidencePageController(EvidencePacker packer, RecordedPages record) {
        this.packer = packer;
        this.record = record;
    }

    /// `GET /console/evidence` — asks for what.
    ///
    /// @param query the filters of `GET /v1/audit/evidence`, to begin with
    @GetMapping
    String page(Model model, @RequestParam Map<String, String> query) {
        var filters = new LinkedHashMap<String, String>();
        FILTERS.forEach(name -> filters.put(name, query.getOrDefault(name, "")));
        model.addAttribute("filters", filters);
        return "console/evidence";
    }

    /// `GET /console/evidence/bundle` — the zip that `GET /v1/audit/evidence` answers.
    @GetMapping("/bundle")
    ResponseEntity<byte[]> bundle(HttpServletRequest request, @RequestParam Map<String, String> query) {
        var given = new LinkedHashMap<String, String>();
        query.forEach((name, value) -> {
            if (!value.isBlank()) {
                given.put(name, value.strip());
            }
        });
        var answer = packer.answer(given);
        record.record(request, answer.getStatusCode().value());
        return answer;
    }
}
