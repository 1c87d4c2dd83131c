package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.number.PhoneNumberProjection;
import com.voepy.numbers.query.tenant.TenantProjection;
import com.voepy.numbers.query.tenant.TenantSearch;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.TenantResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The platform's customers, each with ways to what is its own.
@Controller
@RequestMapping("/console/tenants")
@RequiresAnyScope({ApiKeyScope.OPERATOR, ApiKeyScope.AUDITOR})
class TenantPageController {

    private static final String LIST = "console-tenants";
    private static final int ROWS_MAX = 100;

    private final ResourceReader resources;
    private final TenantSearch search;

    record Row(String id, String name, String tier, String status, String created) {

        static Row of(RawJson body) {
            return of(WireJson.mapper().readValue(body.text(), TenantResource.class));
        }

        static Row of(TenantResource tenant) {
            return new Row(
                    tenant.id().toString(),
                    tenant.name(),
                    tenant.pricingTier(),
                    WireJson.mapper().valueToTree(tenant.status()).asString(),
                    Words.time(tenant.createdAt()));
        }
    }

    TenantPageController(ResourceReader resources, TenantSearch search) {
        this.resources = resources;
        this.search = search;
    }

    /// `GET /console/tenants`
    ///
    /// @param name only those that are called so, or begin so
    @GetMapping
    String list(
            Model model,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String cursor) {
        model.addAttribute("name", name.strip());
        model.addAttribute("cut", false);
        model.addAttribute("next", null);
        if (!name.isBlank()) {
            var found = search.named(name, ROWS_MAX + 1);
            model.addAttribute(
                    "rows", found.stream().limit(ROWS_MAX).map(Row::of).toList());
            model.addAttribute("cut", found.size() > ROWS_MAX);
            return "console/tenants";
        }
        var page = resources.page(TenantProjection.TABLE, PageRequest.of(LIST, Integer.toString(ROWS_MAX), cursor));
        model.addAttribute("rows", page.data().stream().map(Row::of).toList());
        model.addAttribute("next", page.meta().nextCursor());
        return "console/tenants";
    }

    /// `GET /console/tenants/{id}`
    @GetMapping("/{id}")
    String one(RequestContext context, Model model, @PathVariable String id) {
        var viewer = Viewer.of(context);
        var tenantId = Answers.id(id);
        var tenant = resources.one(TenantProjection.TABLE, tenantId).orElseThrow(Answers::notFound);
        var page = new PageRequest(LIST, ROWS_MAX, Long.MAX_VALUE);
        model.addAttribute("tenant", Row.of(tenant));
        model.addAttribute("facts", Fact.of(tenant, "status", "pricing_tier", "created_at"));
        model.addAttribute("auditor", viewer.isAuditor());
        model.addAttribute(
                "numbers",
                viewer.isAuditor()
                        ? resources.page(PhoneNumberProjection.TABLE, tenantId, Map.of(), page).data().stream()
                                .map(HomeController.NumberRow::of)
                                .toList()
                        : List.of());
        return "console/tenant";
    }
}
