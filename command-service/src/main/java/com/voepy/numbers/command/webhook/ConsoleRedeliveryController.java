package com.voepy.numbers.command.webhook;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The one form of the console that changes something. It does what the API does, for the session's key, and leads back
/// to the page that it came from.
@RestController
@RequiresAnyScope({ApiKeyScope.WEBHOOKS_WRITE, ApiKeyScope.OPERATOR})
class ConsoleRedeliveryController {

    private final WebhookController api;
    private final OperatorRedeliveryController operators;

    ConsoleRedeliveryController(WebhookController api, OperatorRedeliveryController operators) {
        this.api = api;
        this.operators = operators;
    }

    /// `POST /console/deliveries/{id}/redeliver`
    @PostMapping("/console/deliveries/{id}/redeliver")
    ResponseEntity<Void> redeliver(RequestContext context, @PathVariable String id) {
        var delivery = WebhookController.deliveryId(id);
        try {
            if (context.tenantId() == null) {
                operators.redeliver(context, id);
            } else {
                api.redeliver(context, id);
            }
            return backTo(delivery, "asked");
        } catch (Rejection refused) {
            return backTo(delivery, "refused=" + refused.code().wireName());
        }
    }

    private static ResponseEntity<Void> backTo(DeliveryId delivery, String outcome) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/console/deliveries/%s?%s".formatted(delivery, outcome)))
                .build();
    }
}
