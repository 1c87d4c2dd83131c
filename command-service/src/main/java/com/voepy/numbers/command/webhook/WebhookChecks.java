package com.voepy.numbers.command.webhook;

import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.outbound.WebhookTargets;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a subscription's fields must be.
final class WebhookChecks {

    /// Every type that there is.
    static final List<String> ALL = List.of("*");

    private final Checks checks;
    private final WebhookTargets targets;

    WebhookChecks(Checks checks, WebhookTargets targets) {
        this.checks = checks;
        this.targets = targets;
    }

    /// Where webhooks may be sent to. The first check to make: it goes on only if nothing is wrong so far.
    String url(@Nullable String url) {
        var text = checks.url("url", url);
        if (checks.passed()) {
            refusalOf(text).ifPresent(reason -> checks.error("url", Code.WEBHOOK_URL_REFUSED, reason));
        }
        return text;
    }

    private Optional<String> refusalOf(String text) {
        try {
            return targets.refusalOf(new URI(text));
        } catch (URISyntaxException _) {
            // Said already.
            return Optional.empty();
        }
    }

    /// `*` alone, or types of the catalogue, each once.
    List<String> eventTypes(List<@Nullable String> types) {
        checks.that(!types.isEmpty(), "event_types", Code.TOO_SHORT, "must have at least 1 item");
        var seen = new HashSet<String>();
        for (var i = 0; i < types.size() && i <= WebhookType.values().length; i++) {
            var type = types.get(i);
            var field = "event_types[%d]".formatted(i);
            if (type == null) {
                checks.error(field, Code.REQUIRED, "must be given");
            } else if (!seen.add(type)) {
                checks.error(field, Code.DUPLICATE, "is in the list twice");
            } else if (type.equals(ALL.getFirst())) {
                checks.that(types.size() == 1, field, Code.MISMATCH, "stands for all types and must be alone");
            } else if (WebhookType.named(type)
                    .filter(WebhookType::isSubscribable)
                    .isEmpty()) {
                checks.error(field, Code.NOT_ALLOWED, "is no type of the catalogue, nor *");
            }
        }
        return types.stream().map(String::valueOf).toList();
    }
}
