package com.voepy.numbers.query.balance;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Diff;
import com.voepy.numbers.query.view.Life;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.PastReader;
import com.voepy.numbers.query.view.QueryValues;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.query.view.TakesPeriod;
import com.voepy.numbers.resource.BalanceResource;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/balance")
@RequiresScope(ApiKeyScope.BALANCE_READ)
class BalanceController {

    private final ResourceReader reader;
    private final PastReader past;
    private final BalanceProjection balances;

    BalanceController(ResourceReader reader, PastReader past, BalanceProjection balances) {
        this.reader = reader;
        this.past = past;
        this.balances = balances;
    }

    /// `GET /v1/balance`
    ///
    /// @param asOf shows the balance as it stood then
    @AnswersWith(BalanceResource.class)
    @GetMapping
    ResponseEntity<Object> balance(
            RequestContext context,
            @Takes(as = Instant.class, says = "Shows it as it stood then")
                    @RequestParam(name = "as_of", required = false)
                    @Nullable
                    String asOf) {
        return Answers.one(past.one(balance(context), QueryValues.asOf(asOf)));
    }

    /// `GET /v1/balance/diff` — what differs between the balance at one instant and at another, and what moved it in
    /// between, oldest first. Its id is the tenant's.
    @AnswersWith(Diff.class)
    @TakesPeriod
    @GetMapping("/diff")
    ResponseEntity<Object> diff(RequestContext context, @RequestParam Map<String, String> query) {
        return Answers.one(past.diff(balance(context), query));
    }

    /// `GET /v1/balance/transactions` — newest first; the sum of all is the balance.
    @AnswersWith(value = TransactionResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping("/transactions")
    Page<RawJson> transactions(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of("transactions", limit, cursor);
        return reader.page(TransactionProjection.TABLE, context.tenant(), Map.of(), page);
    }

    private Life<BalanceResource> balance(RequestContext context) {
        var tenant = context.tenant();
        return new Life<>(balances, Streams.balance(tenant), tenant, tenant);
    }
}
