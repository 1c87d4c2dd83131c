package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;

import com.voepy.numbers.sandbox.api.One;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PortabilityController {

    private final Portability portability;

    PortabilityController(Portability portability) {
        this.portability = portability;
    }

    /// `POST /v2/portability_checks` — which of these numbers can be ported.
    @PostMapping("/v2/portability_checks")
    @ResponseStatus(HttpStatus.CREATED)
    One<List<Portability.Check>> check(@RequestBody CheckRequest body) {
        if (body.phoneNumbers() == null || body.phoneNumbers().isEmpty()) {
            throw MISSING_PARAMETER.because("Which numbers?", "/phone_numbers");
        }
        return new One<>(portability.of(body.phoneNumbers()));
    }

    record CheckRequest(@Nullable List<String> phoneNumbers) {}
}
