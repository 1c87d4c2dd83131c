package com.voepy.numbers.command.balance;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.TransactionResource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into credits.
@RestController
class CreditController {

    /// One hundred million US dollars in one payment; more is a slip of the hand.
    private static final long AMOUNT_CENTS_MAX = 10_000_000_000L;

    private static final int REFERENCE_CHARS_MAX = 120;

    private final Commands commands;

    CreditController(Commands commands) {
        this.commands = commands;
    }

    /// @param amountCents US cents, positive
    /// @param reference 1 to 120 characters
    record Body(
            @Takes(required = true, min = 1, max = AMOUNT_CENTS_MAX) @Nullable
            Long amountCents,

            @Takes(required = true, min = 1, max = REFERENCE_CHARS_MAX) @Nullable
            String reference) {

        GrantCredit toCommand(UUID tenantId) {
            var checks = new Checks();
            var command = new GrantCredit(
                    tenantId,
                    checks.range("amount_cents", amountCents, 1, AMOUNT_CENTS_MAX),
                    checks.text("reference", reference, 1, REFERENCE_CHARS_MAX));
            checks.orThrow();
            return command;
        }
    }

    /// `POST /v1/admin/tenants/{id}/credits` — books a payment once per reference: the same again gets the same
    /// answer, another amount under it 409.
    @AnswersWith(value = TransactionResource.class, status = 201, operationId = "creditTenant")
    @Refuses(ErrorCode.CREDIT_REFERENCE_REUSED)
    @PostMapping("/v1/admin/tenants/{id}/credits")
    @RequiresScope(ApiKeyScope.OPERATOR)
    ResponseEntity<byte[]> grant(RequestContext context, @PathVariable UUID id, @RequestBody Body body) {
        return commands.answer(context, body.toCommand(id));
    }
}
