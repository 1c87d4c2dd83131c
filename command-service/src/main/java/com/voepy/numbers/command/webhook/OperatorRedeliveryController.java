package com.voepy.numbers.command.webhook;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What operators do about deliveries that were given up.
@RestController
@RequiresScope(ApiKeyScope.OPERATOR)
class OperatorRedeliveryController {

    private final Commands commands;

    OperatorRedeliveryController(Commands commands) {
        this.commands = commands;
    }

    /// `POST /v1/admin/webhook-deliveries/{id}/redeliver` — sends any tenant's delivery again, id and body unchanged.
    /// Answers 202. The tenant sees who asked for it in its events.
    @AnswersWith(value = QueuedDelivery.class, status = 202, operationId = "redeliverForTenant")
    @PostMapping("/v1/admin/webhook-deliveries/{id}/redeliver")
    ResponseEntity<byte[]> redeliver(RequestContext context, @PathVariable String id) {
        return commands.answer(context, new RedeliverForTenant(WebhookController.deliveryId(id)));
    }
}
