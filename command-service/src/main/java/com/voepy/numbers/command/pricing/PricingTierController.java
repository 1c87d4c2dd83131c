package com.voepy.numbers.command.pricing;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.PricingTierResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for pricing tiers.
@RestController
class PricingTierController {

    private final Commands commands;

    PricingTierController(Commands commands) {
        this.commands = commands;
    }

    /// `PUT /v1/admin/pricing-tiers/{name}` — makes the tier (201) or replaces all of it (200).
    @AnswersWith(
            value = PricingTierResource.class,
            status = {200, 201})
    @PutMapping("/v1/admin/pricing-tiers/{name}")
    @RequiresScope(ApiKeyScope.OPERATOR)
    ResponseEntity<byte[]> put(RequestContext context, @PathVariable String name, @RequestBody PricingTierBody body) {
        return commands.answer(context, body.toCommand(name));
    }
}
