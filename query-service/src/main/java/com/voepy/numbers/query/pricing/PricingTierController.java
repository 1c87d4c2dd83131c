package com.voepy.numbers.query.pricing;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.PricingTierResource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/admin/pricing-tiers")
@RequiresScope(ApiKeyScope.OPERATOR)
class PricingTierController {

    private final ResourceReader reader;

    PricingTierController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/admin/pricing-tiers` — newest first.
    @AnswersWith(value = PricingTierResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<RawJson> page(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reader.page(PricingTierProjection.TABLE, PageRequest.of("pricing-tiers", limit, cursor));
    }

    /// `GET /v1/admin/pricing-tiers/{name}`
    @AnswersWith(PricingTierResource.class)
    @GetMapping("/{name}")
    ResponseEntity<Object> one(@PathVariable String name) {
        return Answers.one(reader.one(PricingTierProjection.TABLE, PricingTierProjection.idOf(name)));
    }
}
