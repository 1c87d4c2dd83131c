package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.porting.PortingBodies.CommentBody;
import com.voepy.numbers.command.porting.PortingBodies.CreateBody;
import com.voepy.numbers.command.porting.PortingBodies.PatchBody;
import com.voepy.numbers.command.porting.PortingHandlers.Cancel;
import com.voepy.numbers.command.porting.PortingHandlers.Submit;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.PortingCommentResource;
import com.voepy.numbers.resource.PortingOrderResource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for porting orders.
@RestController
@RequestMapping("/v1/numbers/porting-orders")
@RequiresScope(ApiKeyScope.PORTING_WRITE)
class PortingController {

    private final Commands commands;

    PortingController(Commands commands) {
        this.commands = commands;
    }

    /// `POST /v1/numbers/porting-orders` — brings numbers here from another carrier: one order, however the carrier
    /// splits it. With documents it is submitted at once, without any it waits as a draft. Answers 201.
    @AnswersWith(value = PortingOrderResource.class, status = 201)
    @Refuses(ErrorCode.NUMBER_UNAVAILABLE)
    @PostMapping
    ResponseEntity<byte[]> create(RequestContext context, @RequestBody CreateBody body) {
        return commands.answer(context, body.toCommand(context.tenant()));
    }

    /// `PATCH /v1/numbers/porting-orders/{id}` — completes a draft, or mends what an exception names. It takes a submit
    /// for the carrier to see it.
    @AnswersWith(PortingOrderResource.class)
    @Refuses({ErrorCode.PORTING_ORDER_NOT_EDITABLE, ErrorCode.PERSONAL_DATA_ERASED})
    @PatchMapping("/{id}")
    ResponseEntity<byte[]> change(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PatchBody body) {
        return commands.answer(context, body.toCommand(context.tenant(), id, ifMatch));
    }

    /// `POST /v1/numbers/porting-orders/{id}/submit` — gives a complete draft or a mended exception to the carrier.
    @AnswersWith(PortingOrderResource.class)
    @Refuses(ErrorCode.PORTING_ORDER_NOT_EDITABLE)
    @PostMapping("/{id}/submit")
    ResponseEntity<byte[]> submit(RequestContext context, @PathVariable UUID id) {
        return commands.answer(context, new Submit(id, context.tenant()));
    }

    /// `POST /v1/numbers/porting-orders/{id}/cancel` — 200 when it is cancelled, also the second time; 202 while the
    /// carrier has yet to agree, which `cancel_requested_at` shows. `cancel_refusal` says why it does not.
    @AnswersWith(
            value = PortingOrderResource.class,
            status = {200, 202})
    @Refuses(ErrorCode.PORTING_CANCELLATION_TOO_LATE)
    @PostMapping("/{id}/cancel")
    ResponseEntity<byte[]> cancel(RequestContext context, @PathVariable UUID id) {
        return commands.answer(context, new Cancel(id, context.tenant()));
    }

    /// `POST /v1/numbers/porting-orders/{id}/comments` — writes something under the order, for the carrier to read.
    /// What the carrier writes is found there too. Answers 201.
    @AnswersWith(value = PortingCommentResource.class, status = 201)
    @Refuses(ErrorCode.PERSONAL_DATA_ERASED)
    @PostMapping("/{id}/comments")
    ResponseEntity<byte[]> comment(RequestContext context, @PathVariable UUID id, @RequestBody CommentBody body) {
        return commands.answer(context, body.toCommand(context.tenant(), id));
    }
}
