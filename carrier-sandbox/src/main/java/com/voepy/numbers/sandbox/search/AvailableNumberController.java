package com.voepy.numbers.sandbox.search;

import com.voepy.numbers.sandbox.api.Query;
import com.voepy.numbers.sandbox.stock.Stock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvailableNumberController {

    private static final Set<String> BEST_EFFORT_COUNTRIES = Set.of("US", "CA");

    private final AvailableNumberSearch search;
    private final SearchedNumbers searched;
    private final Stock stock;

    AvailableNumberController(AvailableNumberSearch search, SearchedNumbers searched, Stock stock) {
        this.search = search;
        this.searched = searched;
        this.stock = stock;
    }

    /// `GET /v2/available_phone_numbers` — what is on offer, ascending. What it shows can be ordered for a while.
    @GetMapping("/v2/available_phone_numbers")
    Found find(HttpServletRequest request) {
        var filter = SearchFilter.of(Query.of(request, SearchFilter.PARAMETERS));
        var exact = search.find(filter);
        var similar = new LinkedHashSet<String>();
        if (filter.bestEffort() && exact.size() < filter.limit()) {
            search.find(filter.relaxed(), filter.limit()).stream()
                    .filter(number -> !exact.contains(number))
                    .filter(number ->
                            BEST_EFFORT_COUNTRIES.contains(stock.blockOf(number).countryCode()))
                    .limit(filter.limit() - exact.size())
                    .forEach(similar::add);
        }
        var all = new ArrayList<AvailablePhoneNumber>();
        exact.forEach(number -> all.add(AvailablePhoneNumber.of(number, stock.blockOf(number), false)));
        similar.forEach(number -> all.add(AvailablePhoneNumber.of(number, stock.blockOf(number), true)));
        if (!all.isEmpty()) {
            searched.remember(
                    all.stream().map(AvailablePhoneNumber::phoneNumber).toList());
        }
        return new Found(all, new Meta(all.size(), similar.size()));
    }

    record Found(List<AvailablePhoneNumber> data, Meta meta) {}

    record Meta(int totalResults, int bestEffortResults) {}
}
