package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.number.PhoneNumberProjection;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/// Where everybody begins: one box for whatever they know.
@Controller
@RequiresAnyScope
class HomeController {

    private static final String PAGE = "console/home";
    private static final int NUMBERS_MAX = 20;
    private static final int TEXT_CHARS_MAX = 300;

    private final Search search;
    private final ResourceReader resources;

    record NumberRow(String href, String e164, String status, String reference, String ordered) {

        static NumberRow of(RawJson body) {
            var number = WireJson.mapper().readValue(body.text(), PhoneNumberResource.class);
            return new NumberRow(
                    "/console/numbers/" + number.e164().value(),
                    number.e164().value(),
                    number.status().wireName(),
                    number.customerReference() == null ? "" : number.customerReference(),
                    Words.time(number.orderedAt()));
        }
    }

    HomeController(Search search, ResourceReader resources) {
        this.search = search;
        this.resources = resources;
    }

    /// `GET /console`
    @GetMapping({"/console", "/console/"})
    String page(RequestContext context, Model model) {
        show(Viewer.of(context), model, "");
        return PAGE;
    }

    /// `GET /console/search` — leads to the page of what is looked for.
    @Recorded
    @GetMapping("/console/search")
    Object search(RequestContext context, Model model, @RequestParam(defaultValue = "") String q) {
        var viewer = Viewer.of(context);
        var text = q.strip().substring(0, Math.min(q.strip().length(), TEXT_CHARS_MAX));
        var found = text.isEmpty() ? Optional.<String>empty() : search.page(viewer, text);
        if (found.isPresent()) {
            return to(found.get());
        }
        show(viewer, model, text);
        return PAGE;
    }

    static RedirectView to(String path) {
        var there = new RedirectView(path);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExposeModelAttributes(false);
        return there;
    }

    /// What is no page of the console.
    @RequestMapping("/console/{*path}")
    String nothing() {
        throw Answers.notFound();
    }

    private void show(Viewer viewer, Model model, String q) {
        model.addAttribute("q", q);
        model.addAttribute("viewer", viewer);
        model.addAttribute("numbers", numbers(viewer));
    }

    private List<NumberRow> numbers(Viewer viewer) {
        var tenant = viewer.tenantId();
        if (tenant == null || !viewer.may(ApiKeyScope.NUMBERS_READ) || !viewer.may(ApiKeyScope.EVENTS_READ)) {
            return List.of();
        }
        var page = new PageRequest("console-numbers", NUMBERS_MAX, Long.MAX_VALUE);
        return resources.page(PhoneNumberProjection.TABLE, tenant, Map.of(), page).data().stream()
                .map(NumberRow::of)
                .toList();
    }
}
