package com.voepy.numbers.command.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.voepy.numbers.command.pricing.PricingTierCommand.DefinePricingTier;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.PortedPrices;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.resource.PricingTierResource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PricingTierBodyTest {

    @Test
    void what_a_read_answers_may_be_put_back() {
        var markups = List.of(new Markup("US", NumberType.TOLL_FREE, 2_500), new Markup(null, NumberType.MOBILE, 1));
        var read = PricingTierResource.of(new PricingTierDefined("gold", 5_000, markups, 2, 3));

        assertThat(body(WireJson.mapper().writeValueAsString(read)).toCommand("gold"))
                .isEqualTo(new DefinePricingTier("gold", 5_000, markups, 2, 3, PortedPrices.USUAL));
    }

    @Test
    void a_tier_needs_no_rules() {
        var body = body("""
            {"default_markup_basis_points": 0, "carrier_lookup_price_cents": 0, "caller_name_lookup_price_cents": 0}""");

        assertThat(body.toCommand("at-cost"))
                .isEqualTo(new DefinePricingTier("at-cost", 0, List.of(), 0, 0, PortedPrices.USUAL));
    }

    @Test
    void ported_numbers_may_have_prices_of_their_own() {
        var body = body("""
            {"default_markup_basis_points": 0, "carrier_lookup_price_cents": 0, "caller_name_lookup_price_cents": 0,
             "ported_prices": {"local_monthly_cents": 1, "toll_free_monthly_cents": 2, "national_monthly_cents": 3,
                "mobile_monthly_cents": 4}}""");

        assertThat(body.toCommand("own").portedPrices()).isEqualTo(new PortedPrices(1, 2, 3, 4));
    }

    @Test
    void everything_wrong_is_named_at_once() {
        var body = body("""
            {"name": "silver", "currency": "EUR", "default_markup_basis_points": 1000001,
             "markups": [
                {"country_code": "us", "number_type": "local", "markup_basis_points": 1},
                {"country_code": "US", "number_type": "landline", "markup_basis_points": -1},
                {"country_code": null, "number_type": null, "markup_basis_points": 1},
                null,
                {"country_code": "DE", "number_type": "local", "markup_basis_points": 1},
                {"country_code": "DE", "number_type": "local", "markup_basis_points": 2}],
             "carrier_lookup_price_cents": -1,
             "ported_prices": {"local_monthly_cents": 10001, "toll_free_monthly_cents": 1, "mobile_monthly_cents": 1}}""");

        assertThat(wrongFieldsOf(body, "gold"))
                .containsExactlyInAnyOrder(
                        "name",
                        "currency",
                        "default_markup_basis_points",
                        "markups[0].country_code",
                        "markups[1].number_type",
                        "markups[1].markup_basis_points",
                        "markups[2]",
                        "markups[3]",
                        "markups[5]",
                        "carrier_lookup_price_cents",
                        "ported_prices.local_monthly_cents",
                        "ported_prices.national_monthly_cents",
                        "caller_name_lookup_price_cents");
    }

    @Test
    void a_name_is_plain() {
        var body = body("""
            {"default_markup_basis_points": 0, "carrier_lookup_price_cents": 0, "caller_name_lookup_price_cents": 0}""");

        assertThat(wrongFieldsOf(body, "Gold tier")).containsExactly("name");
        assertThat(wrongFieldsOf(body, "-")).containsExactly("name");
        assertThat(wrongFieldsOf(body, "g".repeat(65))).containsExactly("name");
        assertThat(body.toCommand("g".repeat(64)).name()).hasSize(64);
    }

    @Test
    void rules_have_a_limit() {
        var rules = IntStream.range(0, 501)
                .mapToObj(i -> "{\"country_code\": \"US\", \"number_type\": null, \"markup_basis_points\": 1}")
                .collect(Collectors.joining(","));
        var body = body("""
            {"default_markup_basis_points": 0, "carrier_lookup_price_cents": 0, "caller_name_lookup_price_cents": 0,
             "markups": [%s]}""".formatted(rules));

        assertThat(wrongFieldsOf(body, "gold")).containsExactly("markups");
    }

    private static PricingTierBody body(String json) {
        return WireJson.mapper().readValue(json, PricingTierBody.class);
    }

    private static List<String> wrongFieldsOf(PricingTierBody body, String path) {
        var rejection = catchThrowableOfType(Rejection.class, () -> body.toCommand(path));
        return rejection.errors().stream().map(FieldError::field).toList();
    }
}
