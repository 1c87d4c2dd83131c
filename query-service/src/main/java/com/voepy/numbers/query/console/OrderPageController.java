package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.order.NumberOrderProjection;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.NumberOrderResource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// An order: what it was for, what it cost, and all that came of it.
@Controller
@RequiresAnyScope({ApiKeyScope.NUMBERS_READ, ApiKeyScope.AUDITOR})
class OrderPageController {

    private final ResourceReader resources;
    private final Timeline timeline;

    record Line(String e164, String status, String activation, String monthly, String refunded) {}

    OrderPageController(ResourceReader resources, Timeline timeline) {
        this.resources = resources;
        this.timeline = timeline;
    }

    /// `GET /console/orders/{id}`
    @GetMapping("/console/orders/{id}")
    String page(RequestContext context, Model model, @PathVariable String id) {
        var viewer = Viewer.of(context);
        var orderId = Answers.id(id);
        var tenant = viewer.sight();
        var stored = tenant == null
                ? resources.one(NumberOrderProjection.TABLE, orderId)
                : resources.one(NumberOrderProjection.TABLE, tenant, orderId);
        var order = stored.orElseThrow(Answers::notFound);
        var mayKnow = viewer.may(ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR);
        var axis = mayKnow ? timeline.of(viewer, orderId) : null;
        model.addAttribute("id", orderId);
        model.addAttribute(
                "facts",
                Fact.of(
                        order,
                        "status",
                        "country_code",
                        "number_type",
                        "total_activation_cents",
                        "total_monthly_cents",
                        "customer_reference",
                        "created_at",
                        "completed_at"));
        model.addAttribute("lines", lines(order));
        model.addAttribute("axis", axis);
        model.addAttribute(
                "request",
                axis == null
                        ? null
                        : axis.entries().stream()
                                .map(Entry::requestId)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null));
        model.addAttribute("auditor", viewer.isAuditor());
        return "console/order";
    }

    private static List<Line> lines(RawJson order) {
        return WireJson.mapper().readValue(order.text(), NumberOrderResource.class).phoneNumbers().stream()
                .map(line -> new Line(
                        line.phoneNumber().value(),
                        line.status().wireName(),
                        Words.money(line.activationPriceCents()),
                        Words.money(line.monthlyPriceCents()),
                        line.refundedCents() == 0 ? "–" : Words.money(line.refundedCents())))
                .toList();
    }
}
