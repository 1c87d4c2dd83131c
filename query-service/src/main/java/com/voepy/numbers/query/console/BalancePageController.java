package com.voepy.numbers.query.console;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.audit.EventsShown;
import com.voepy.numbers.query.balance.BalanceProjection;
import com.voepy.numbers.query.balance.TransactionProjection;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.BalanceResource;
import com.voepy.numbers.resource.TransactionResource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/// A balance: how it went, and why each cent moved.
@Controller
@RequiresAnyScope({ApiKeyScope.BALANCE_READ, ApiKeyScope.AUDITOR})
class BalancePageController {

    private static final int LINES_MAX = 100;

    /// The latest movements of an amount.
    private static final int FOUND_MAX = 250;

    /// What moves money: of each of these [TransactionResource] makes a line, and of nothing else.
    static final Set<String> MOVEMENTS = Stream.of(
                    BalanceCredited.class, BalanceDebited.class, MonthlyFeeDebited.class, BalanceRefunded.class)
            .map(EventTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private static final String LIST = "console-transactions";
    private static final String NUMBER = "number/";
    private static final String ORDER = "order/";

    private final ResourceReader resources;
    private final EventsShown events;

    /// A line of the ledger, with where its cause is shown.
    record Row(TransactionResource line, List<Links.Link> causes) {

        static Row of(TransactionResource line) {
            var reference = line.reference() == null ? "" : line.reference();
            return new Row(
                    line,
                    Arrays.stream(reference.split(" ")).flatMap(Row::cause).toList());
        }

        private static Stream<Links.Link> cause(String stream) {
            if (stream.startsWith(NUMBER)) {
                var number = stream.substring(NUMBER.length());
                return Stream.of(new Links.Link(number, "/console/numbers/" + number));
            }
            return stream.startsWith(ORDER)
                    ? Stream.of(new Links.Link("its order", "/console/orders/" + stream.substring(ORDER.length())))
                    : Stream.empty();
        }

        public String type() {
            return WireJson.mapper().valueToTree(line.type()).asString().replace('_', ' ');
        }

        public String amount() {
            return Words.movement(line.amountCents());
        }

        public String after() {
            return Words.money(line.balanceAfterCents());
        }

        public String time() {
            return Words.time(line.occurredAt());
        }

        /// A credit's own reference is the operator's name for it.
        public @Nullable String reference() {
            return causes.isEmpty() ? line.reference() : null;
        }
    }

    BalancePageController(ResourceReader resources, EventsShown events) {
        this.resources = resources;
        this.events = events;
    }

    /// `GET /console/balance`
    ///
    /// @param tenant whose, for auditors
    /// @param amount only movements of so many US cents, whichever way
    @GetMapping("/console/balance")
    String page(
            RequestContext context,
            Model model,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable Long amount,
            @RequestParam(required = false) @Nullable String cursor) {
        var viewer = Viewer.of(context);
        var whose = viewer.tenant(tenant).orElse(null);
        model.addAttribute("auditor", viewer.isAuditor());
        model.addAttribute("tenant", whose);
        model.addAttribute("amount", amount == null ? null : Words.money(amount));
        model.addAttribute("rows", List.of());
        model.addAttribute("next", null);
        model.addAttribute("cut", false);
        model.addAttribute("mayRead", viewer.may(ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR));
        model.addAttribute("cents", amount == null ? null : Math.abs(amount));
        if (whose == null) {
            return "console/balance";
        }
        model.addAttribute(
                "balance",
                Words.money(resources
                        .one(BalanceProjection.TABLE, whose, whose)
                        .map(body -> WireJson.mapper().readValue(body.text(), BalanceResource.class))
                        .orElseThrow(Answers::notFound)
                        .balanceCents()));
        if (amount != null) {
            var found = ofAmount(viewer.sight(), whose, amount);
            model.addAttribute(
                    "rows", found.stream().limit(FOUND_MAX).map(Row::of).toList());
            model.addAttribute("cut", found.size() > FOUND_MAX);
            return "console/balance";
        }
        var page = resources.page(
                TransactionProjection.TABLE,
                whose,
                Map.of(),
                PageRequest.of(LIST, Integer.toString(LINES_MAX), cursor));
        var lines = page.data().stream()
                .map(body -> WireJson.mapper().readValue(body.text(), TransactionResource.class))
                .toList();
        model.addAttribute("rows", lines.stream().map(Row::of).toList());
        model.addAttribute("next", page.meta().nextCursor());
        model.addAttribute("chart", lines.isEmpty() ? null : BalanceChart.of(lines));
        return "console/balance";
    }

    /// `GET /console/transactions/{id}` — leads to the event that moved the money.
    @RequiresAnyScope({ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR})
    @GetMapping("/console/transactions/{id}")
    RedirectView cause(RequestContext context, @PathVariable String id) {
        var viewer = Viewer.of(context);
        var event = events
                .first(viewer.sight(), Map.of("resource_id", Answers.id(id).toString()), LINES_MAX)
                .stream()
                .filter(found -> Kind.of(found.logged().event()) == Kind.MONEY)
                .findFirst()
                .orElseThrow(Answers::notFound);
        return HomeController.to("/console/events/" + event.shown().id());
    }

    /// Found by the index of amounts, and told as [TransactionProjection] tells them: the latest first, and one more
    /// than a page shows if there are more.
    private List<TransactionResource> ofAmount(@Nullable UUID sight, UUID tenant, long cents) {
        var query = Map.of("tenant_id", tenant.toString(), "amount_cents", Long.toString(Math.abs(cents)));
        return events.latestLogged(sight, query, MOVEMENTS, FOUND_MAX + 1).reversed().stream()
                .map(logged -> Objects.requireNonNull(
                        TransactionResource.of((BalanceEvent) logged.event(), logged.sequence(), logged.occurredAt())))
                .toList();
    }
}
