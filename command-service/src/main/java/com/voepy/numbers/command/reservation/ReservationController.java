package com.voepy.numbers.command.reservation;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.reservation.ReservationHandlers.Cancel;
import com.voepy.numbers.command.reservation.ReservationHandlers.Extend;
import com.voepy.numbers.command.reservation.ReservationHandlers.Reserve;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.CustomerReference;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.ReservationResource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for reservations.
@RestController
@RequestMapping("/v1/number-reservations")
@RequiresScope(ApiKeyScope.NUMBERS_WRITE)
class ReservationController {

    private static final int NUMBERS_MAX = 50;

    private final Commands commands;

    ReservationController(Commands commands) {
        this.commands = commands;
    }

    /// @param phoneNumbers 1 to 50 different numbers in E.164
    /// @param customerReference at most 120 characters, or null
    record CreateBody(
            @Takes(required = true, min = 1, max = NUMBERS_MAX) @Nullable
            List<@Nullable String> phoneNumbers,

            @Nullable String customerReference) {

        Reserve toCommand(UUID tenantId) {
            var checks = new Checks();
            var command = new Reserve(
                    tenantId,
                    checks.e164List("phone_numbers", phoneNumbers, 1, NUMBERS_MAX),
                    checks.optionalText("customer_reference", customerReference, CustomerReference.CHARS_MAX));
            checks.orThrow();
            return command;
        }
    }

    /// `POST /v1/number-reservations` — holds the numbers for 15 minutes, all or none. Answers 201.
    @AnswersWith(value = ReservationResource.class, status = 201)
    @Refuses({ErrorCode.NUMBER_UNAVAILABLE, ErrorCode.NUMBER_NOT_FOUND})
    @PostMapping
    ResponseEntity<byte[]> reserve(RequestContext context, @RequestBody CreateBody body) {
        return commands.answer(context, body.toCommand(context.tenant()));
    }

    /// `POST /v1/number-reservations/{id}/extend` — another 15 minutes from now, at most 2 hours from creation.
    @AnswersWith(ReservationResource.class)
    @Refuses({ErrorCode.RESERVATION_NOT_ACTIVE, ErrorCode.RESERVATION_LIMIT_REACHED})
    @PostMapping("/{id}/extend")
    ResponseEntity<byte[]> extend(RequestContext context, @PathVariable UUID id) {
        return commands.answer(context, new Extend(id, context.tenant()));
    }

    /// `DELETE /v1/number-reservations/{id}` — frees the numbers. Answers with the cancelled reservation, also the
    /// second time.
    @AnswersWith(value = ReservationResource.class, operationId = "cancelNumberReservation")
    @Refuses(ErrorCode.RESERVATION_NOT_ACTIVE)
    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> cancel(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return commands.answer(context, new Cancel(id, context.tenant(), ifMatch));
    }
}
