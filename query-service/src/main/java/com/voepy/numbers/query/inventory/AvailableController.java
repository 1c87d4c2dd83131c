package com.voepy.numbers.query.inventory;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.pricing.TenantPrices;
import com.voepy.numbers.query.view.Page;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/numbers/available")
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class AvailableController {

    private final StockSearch search;
    private final TenantPrices prices;

    AvailableController(StockSearch search, TenantPrices prices) {
        this.search = search;
        this.prices = prices;
    }

    /// `GET /v1/numbers/available` — what the tenant could buy now and for how much, in the order of the digits.
    ///
    /// @param query `country_code`, `number_type`, `national_destination_code`, `locality`, `region`, `features`,
    ///     `starts_with`, `contains`, `ends_with`, `limit`, `cursor`
    @GetMapping
    Page<AvailableNumber> page(RequestContext context, @RequestParam Map<String, String> query) {
        var stock = StockQuery.of(query);
        var tenantPrices = prices.of(context.tenant());
        var found = search.find(stock);
        return Page.of(
                found.rows().stream().map(row -> row.pricedBy(tenantPrices)).toList(),
                found.next() == null ? null : StockQuery.cursorAfter(found.next()));
    }
}
