package com.voepy.numbers.command.lookup;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.LookupAnswer;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.lookup.LookupHandlers.PriceLookup;
import com.voepy.numbers.command.lookup.LookupHandlers.RecordLookup;
import com.voepy.numbers.command.numbering.DialPlan;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.IdempotencyKey;
import com.voepy.numbers.kit.web.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Looks numbers up at the carrier. The carrier is asked outside of any transaction; the debit comes with its answer,
/// so whatever fails in between costs the tenant nothing.
@RestController
class LookupController {

    private static final Logger LOG = LoggerFactory.getLogger(LookupController.class);

    private final Commands commands;
    private final Carrier carrier;

    LookupController(Commands commands, Carrier carrier) {
        this.commands = commands;
        this.carrier = carrier;
    }

    /// `GET /v1/numbers/lookup` — who carries a number, or whose name it shows. Answers 200 and debits the price in the
    /// same breath; 402, 422 and 503 `carrier_unavailable` debit nothing. A repetition under the same
    /// `Idempotency-Key` gets the first answer, and the carrier is not asked again.
    @AnswersWith(value = LookupResource.class, operationId = "lookUpNumber")
    @Refuses({ErrorCode.BALANCE_INSUFFICIENT, ErrorCode.CARRIER_UNAVAILABLE})
    @Takes(name = IdempotencyKey.HEADER, says = "a repetition under the same key costs nothing")
    @GetMapping("/v1/numbers/lookup")
    @RequiresScope(ApiKeyScope.LOOKUP_READ)
    ResponseEntity<byte[]> lookUp(
            RequestContext context,
            HttpServletRequest http,
            @Takes(required = true, as = E164.class, says = "any valid number in E.164")
                    @RequestParam(name = "phone_number", required = false)
                    @Nullable
                    String phoneNumber,
            @Takes(required = true, as = LookupType.class, says = "what to look up; each has its price")
                    @RequestParam(name = "type", required = false)
                    @Nullable
                    String type)
            throws HttpRequestMethodNotSupportedException {
        refuseHead(http);
        var request = read(context.tenant(), phoneNumber, type);
        var keyed = context.withIdempotencyKey(IdempotencyKey.of(http));
        return commands.replay(keyed, request).orElseGet(() -> ask(keyed, request));
    }

    private ResponseEntity<byte[]> ask(RequestContext context, LookupRequest request) {
        var facts = DialPlan.facts(request.phoneNumber())
                .orElseThrow(() -> new IllegalStateException("not checked: " + request.phoneNumber()));
        long costCents = commands.<Long>send(
                new PriceLookup(request.tenantId(), request.type()), Cause.of("lookup", request.tenantId()));
        var errand = Errand.of(context, List.of(request.phoneNumber()));
        return switch (errand.run(() -> carrier.lookup(request.phoneNumber(), request.type()))) {
            case LookupAnswer.Known known ->
                commands.answer(context, request, new RecordLookup(request, facts, known, costCents));
            case LookupAnswer.Refused refused -> {
                LOG.info("The carrier does not look up {}: {}", request.phoneNumber(), refused.reasons());
                throw new FieldError("phone_number", Code.NOT_FOUND, "is not a number that the carrier knows")
                        .rejection();
            }
            case LookupAnswer.Unavailable unavailable -> {
                LOG.warn("A lookup was not answered: {}", unavailable.cause().why());
                throw unavailable.cause().refusal();
            }
        };
    }

    /// Spring answers HEAD as it answers GET, and here that would be money for nothing.
    private static void refuseHead(HttpServletRequest http) throws HttpRequestMethodNotSupportedException {
        if (!http.getMethod().equals("GET")) {
            throw new HttpRequestMethodNotSupportedException(http.getMethod(), List.of("GET"));
        }
    }

    private static LookupRequest read(UUID tenantId, @Nullable String phoneNumber, @Nullable String type) {
        var checks = new Checks();
        var e164 = checks.e164("phone_number", phoneNumber == null ? null : DialPlan.plusRestored(phoneNumber));
        if (checks.passed()) {
            DialPlan.check(checks, "phone_number", e164);
        }
        var request = new LookupRequest(tenantId, e164, type(checks, type));
        checks.orThrow();
        return request;
    }

    private static LookupType type(Checks checks, @Nullable String text) {
        var given = checks.required("type", text, LookupType.CARRIER.wireName());
        var types = Arrays.asList(LookupType.values());
        return types.stream()
                .filter(type -> type.wireName().equals(given))
                .findFirst()
                .orElseGet(() -> {
                    var allowed = types.stream().map(LookupType::wireName).collect(Collectors.joining(", "));
                    checks.error("type", Code.NOT_ALLOWED, "must be one of: " + allowed);
                    return LookupType.CARRIER;
                });
    }
}
