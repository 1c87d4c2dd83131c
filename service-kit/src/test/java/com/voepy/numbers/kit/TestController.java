package com.voepy.numbers.kit;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.kit.web.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints that do what endpoints do: answer, refuse, break.
@RestController
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class TestController {

    enum Kind {
        LOCAL,
        TOLL_FREE
    }

    record Place(String city) {}

    record Body(
            @Nullable List<@Nullable String> phoneNumbers,
            @Nullable Kind numberType,
            @Nullable E164 caller,
            @Nullable UUID connectionId,
            @Nullable Instant from,
            @Nullable Long amountCents,
            @Nullable Boolean enabled,
            @Nullable Place place) {}

    record PatchBody(Patch<String> name) {}

    @GetMapping("/v1/whoami")
    RequestContext whoami(RequestContext context) {
        return context;
    }

    @PostMapping("/v1/things")
    ResponseEntity<RequestContext> create(RequestContext context, @RequestBody Body body) {
        var checks = new Checks();
        checks.e164List("phone_numbers", body.phoneNumbers(), 1, 2);
        checks.orThrow();
        return ResponseEntity.status(201).body(context);
    }

    @PatchMapping("/v1/things/{id}")
    @RequiresScope(ApiKeyScope.NUMBERS_WRITE)
    PatchBody patch(@PathVariable UUID id, @RequestBody PatchBody body) {
        return body;
    }

    @GetMapping("/v1/things/{id}")
    ResponseEntity<Place> versioned(@PathVariable UUID id) {
        return ResponseEntity.ok().eTag("\"1\"").body(new Place("Austin"));
    }

    @GetMapping("/v1/params")
    int params(@RequestParam int number) {
        return number;
    }

    @GetMapping("/v1/refuse")
    void refuse() {
        throw ErrorCode.BALANCE_INSUFFICIENT
                .because("The order costs 200 cents; 150 are available.")
                .with("required_cents", 200)
                .with("available_cents", 150);
    }

    @GetMapping("/v1/later")
    void later() {
        throw ErrorCode.READ_MODEL_BEHIND.because("Not yet.").retryAfter(1);
    }

    @GetMapping("/v1/break")
    void breakDown() {
        throw new IllegalStateException("SELECT secret FROM com.voepy.Inside at db-host-7");
    }

    @GetMapping("/v1/send-error")
    void sendError(HttpServletResponse response) throws IOException {
        response.sendError(503, "db-host-7");
    }

    /// Outside `/v1/`, hence open to everybody.
    @RestController
    static class Open {

        @GetMapping("/open")
        String open() {
            return "open";
        }
    }
}
