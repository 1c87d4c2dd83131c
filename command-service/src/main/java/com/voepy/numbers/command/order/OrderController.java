package com.voepy.numbers.command.order;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.order.QuoteHandlers.Quote;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.CustomerReference;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for orders and quotes.
@RestController
class OrderController {

    private static final int NUMBERS_MAX = 50;

    /// ISO 3166-1 alpha-2.
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Commands commands;

    OrderController(Commands commands) {
        this.commands = commands;
    }

    /// @param phoneNumbers 1 to 50 different numbers in E.164
    /// @param countryCode the numbers' own, ISO 3166-1 alpha-2
    /// @param numberType the numbers' own
    /// @param customerReference at most 120 characters, or null; shown on each number
    /// @param connectionId one of the tenant's connections, or null
    record OrderBody(
            @Takes(required = true, min = 1, max = NUMBERS_MAX) @Nullable
            List<@Nullable String> phoneNumbers,

            @Takes(required = true) @Nullable String countryCode,
            @Takes(required = true) @Nullable String numberType,
            @Nullable String customerReference,
            @Nullable String connectionId) {

        PlaceOrder toCommand(UUID tenantId) {
            var checks = new Checks();
            var country = checks.required("country_code", countryCode, "US");
            checks.that(
                    COUNTRY.matcher(country).matches(),
                    "country_code",
                    FieldError.Code.INVALID_FORMAT,
                    "must be two capital letters, ISO 3166-1");
            var command = new PlaceOrder(
                    tenantId,
                    checks.e164List("phone_numbers", phoneNumbers, 1, NUMBERS_MAX),
                    country,
                    checks.oneOf("number_type", numberType, NumberType.class),
                    checks.optionalText("customer_reference", customerReference, CustomerReference.CHARS_MAX),
                    checks.optionalUuid("connection_id", connectionId));
            checks.orThrow();
            return command;
        }
    }

    /// `POST /v1/numbers/order` — buys the numbers, all or none. Answers 201 with a bare list of pending numbers and
    /// the order as `Location`; 402 `balance_insufficient` changes nothing.
    @AnswersWith(
            value = PhoneNumberResource.class,
            shape = AnswersWith.Shape.ARRAY,
            status = 201,
            operationId = "orderNumbers")
    @Refuses({ErrorCode.BALANCE_INSUFFICIENT, ErrorCode.NUMBER_UNAVAILABLE, ErrorCode.NUMBER_NOT_FOUND})
    @PostMapping("/v1/numbers/order")
    @RequiresScope(ApiKeyScope.NUMBERS_WRITE)
    ResponseEntity<byte[]> order(RequestContext context, @RequestBody OrderBody body) {
        return commands.answer(context, body.toCommand(context.tenant()));
    }

    /// `POST /v1/number-quotes` — what that order would cost now. Changes nothing, so an idempotency key means nothing
    /// here: a repetition is told the price of its own moment.
    @AnswersWith(value = QuoteHandlers.QuoteResource.class, idempotencyKey = false, operationId = "quoteNumbers")
    @Refuses({ErrorCode.NUMBER_UNAVAILABLE, ErrorCode.NUMBER_NOT_FOUND})
    @PostMapping("/v1/number-quotes")
    @RequiresScope(ApiKeyScope.NUMBERS_READ)
    ResponseEntity<byte[]> quote(RequestContext context, @RequestBody OrderBody body) {
        return commands.answer(context.withoutIdempotencyKey(), new Quote(body.toCommand(context.tenant())));
    }
}
