package com.voepy.numbers.query.inventory;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Takes;
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
    @AnswersWith(value = AvailableNumber.class, shape = AnswersWith.Shape.PAGE, operationId = "searchAvailableNumbers")
    @Takes(name = "country_code", says = "only numbers of this country, in any case")
    @Takes(name = "number_type", says = "only numbers of this type")
    @Takes(
            name = "national_destination_code",
            pattern = "[0-9]{1,15}",
            example = "512",
            says = "only numbers with this area code")
    @Takes(name = "locality", min = 1, max = 100, example = "Austin", says = "only numbers of this city, in any case")
    @Takes(
            name = "region",
            min = 1,
            max = 100,
            example = "TX",
            says = "only numbers of this state or province, in any case")
    @Takes(name = "features", example = "voice,sms", says = "comma list; only numbers that have all of them")
    @Takes(
            name = "starts_with",
            pattern = "\\+?[0-9]{1,15}",
            example = "1512555",
            says = "the number begins with these digits, with or without its country code")
    @Takes(name = "contains", pattern = "[0-9]{1,15}", example = "55", says = "the number has these digits somewhere")
    @Takes(name = "ends_with", pattern = "[0-9]{1,15}", example = "00", says = "the number ends with these digits")
    @Takes(
            name = "limit",
            as = Integer.class,
            min = 1,
            max = 250,
            otherwise = "25",
            says = "most items wanted in the page")
    @GetMapping
    Page<AvailableNumber> page(RequestContext context, @RequestParam Map<String, String> query) {
        var stock = StockQuery.of(query);
        var tenantPrices = prices.of(context.tenant());
        var found = search.find(stock);
        return Page.of(
                found.rows().stream().map(row -> row.pricedBy(tenantPrices)).toList(),
                found.next() == null ? null : StockQuery.cursorAfter(query, found.next()));
    }
}
