package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.query.audit.EvidencePacker;
import com.voepy.numbers.query.evidence.Bundles;
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

/// Evidence to take away: of which events, for whose eyes, and the bundle.
@Controller
@RequestMapping("/console/evidence")
@RequiresAnyScope(ApiKeyScope.AUDITOR)
class EvidencePageController {

    private static final String TENANT = "tenant_id";

    private static final List<String> FILTERS =
            List.of("phone_number", "request_id", "idempotency_key", "resource_id", TENANT, "from", "to");

    /// Those that most of the events are about.
    private static final int TENANTS_MAX = 20;

    private final EvidencePacker packer;
    private final TenantNames names;
    private final RecordedPages record;

    /// A bundle to download.
    ///
    /// @param reader whom it is for: a tenant's name
    /// @param fields what to ask for
    record Offer(String reader, String events, boolean fits, Map<String, String> fields) {

        static Offer of(String reader, long events, Map<String, String> fields) {
            return new Offer(reader, Words.count(events, "event"), events <= Bundles.EVENTS_MAX, fields);
        }
    }

    EvidencePageController(EvidencePacker packer, TenantNames names, RecordedPages record) {
        this.packer = packer;
        this.names = names;
        this.record = record;
    }

    /// `GET /console/evidence` — asks for what, and offers a bundle for each tenant that may have one and one for
    /// nobody outside.
    ///
    /// @param query the filters of `GET /v1/audit/evidence`, to begin with
    @GetMapping
    String page(Model model, @RequestParam Map<String, String> query) {
        var given = FormFields.filled(query);
        given.keySet().retainAll(FILTERS);
        var filters = new LinkedHashMap<String, String>();
        FILTERS.forEach(name -> filters.put(name, given.getOrDefault(name, "")));
        model.addAttribute("filters", filters);
        model.addAttribute("asked", !given.isEmpty());
        if (!given.isEmpty()) {
            offer(model, given);
        }
        return "console/evidence";
    }

    /// `GET /console/evidence/bundle` — the zip that `GET /v1/audit/evidence` answers.
    @GetMapping("/bundle")
    ResponseEntity<byte[]> bundle(HttpServletRequest request, @RequestParam Map<String, String> query) {
        var answer = packer.answer(FormFields.filled(query));
        record.record(request, answer.getStatusCode().value());
        return answer;
    }

    private void offer(Model model, Map<String, String> given) {
        var contents = packer.contents(given);
        model.addAttribute(
                "forTenants",
                contents.ofTenants().entrySet().stream()
                        .limit(TENANTS_MAX)
                        .map(share -> Offer.of(
                                names.of(share.getKey()),
                                share.getValue(),
                                with(given, share.getKey().toString())))
                        .toList());
        model.addAttribute("more", Math.max(0, contents.ofTenants().size() - TENANTS_MAX));
        model.addAttribute("isWhole", contents.isWhole());
        var anybodys = new LinkedHashMap<>(given);
        anybodys.remove(TENANT);
        // All that is left of a tenant alone is the whole log.
        model.addAttribute(
                "internal",
                anybodys.isEmpty()
                        ? null
                        : Offer.of("", packer.contents(anybodys).events(), anybodys));
    }

    private static Map<String, String> with(Map<String, String> given, String tenantId) {
        var fields = new LinkedHashMap<>(given);
        fields.put(TENANT, tenantId);
        return fields;
    }
}
