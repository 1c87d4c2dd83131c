package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.address.Addresses;
import com.voepy.numbers.sandbox.address.MagicAddress;
import com.voepy.numbers.sandbox.api.BrokenConnection;
import com.voepy.numbers.sandbox.api.One;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
class EmergencyController {

    private static final Set<String> COUNTRIES = Set.of("US", "CA");

    private final NumberChanges changes;
    private final Emergencies emergencies;
    private final Addresses addresses;
    private final VoiceResource voice;
    private final TransactionTemplate transaction;
    private final SandboxProperties properties;

    EmergencyController(
            NumberChanges changes,
            Emergencies emergencies,
            Addresses addresses,
            VoiceResource voice,
            TransactionTemplate transaction,
            SandboxProperties properties) {
        this.changes = changes;
        this.emergencies = emergencies;
        this.addresses = addresses;
        this.voice = voice;
        this.transaction = transaction;
        this.properties = properties;
    }

    record EnableRequest(
            @Nullable Boolean emergencyEnabled, @Nullable String emergencyAddressId) {}

    private record Outcome(OwnedNumber number, HttpStatus status, boolean answered) {}

    /// As it is at the end of the transaction, before any worker goes on with it.
    private record Answer(ObjectNode body, HttpStatus status, boolean given) {}

    /// `POST /v2/phone_numbers/{id}/actions/enable_emergency` — 200 if that is how it is now, 202 if it takes time.
    @PostMapping("/v2/phone_numbers/{id}/actions/enable_emergency")
    ResponseEntity<One<ObjectNode>> enable(
            @PathVariable String id, @RequestBody EnableRequest body, HttpServletRequest request) {
        if (body.emergencyEnabled() == null) {
            throw MISSING_PARAMETER.because("On or off?", "/emergency_enabled");
        }
        if (body.emergencyAddressId() == null) {
            throw MISSING_PARAMETER.because("At which address?", "/emergency_address_id");
        }
        var on = body.emergencyEnabled();
        var addressId = body.emergencyAddressId();
        var answer = Objects.requireNonNull(transaction.execute(_ -> {
            var number = changes.locked(id);
            var outcome = on ? enable(number, addressId) : disable(number);
            return new Answer(voice.of(outcome.number()), outcome.status(), outcome.answered());
        }));
        if (!answer.given()) {
            BrokenConnection.instead(request);
        }
        return ResponseEntity.status(answer.status()).body(new One<>(answer.body()));
    }

    private Outcome enable(OwnedNumber number, String addressId) {
        if (!COUNTRIES.contains(number.countryCode())) {
            throw INVALID_VALUE.because("There is no emergency service for this number.");
        }
        var magic = addresses
                .lockUsable(addressId)
                .filter(found -> found != MagicAddress.FORBIDDEN)
                .orElseThrow(
                        () -> INVALID_VALUE.because("It is no address for emergency calls.", "/emergency_address_id"));
        var now = emergencies.of(number);
        if (now.status().equals("active") && addressId.equals(now.addressId())) {
            return new Outcome(number, HttpStatus.OK, true);
        }
        if (magic == MagicAddress.INSTANT) {
            emergencies.save(number.id(), new Emergency(addressId, true, "active"), null, Duration.ZERO);
            return new Outcome(number, HttpStatus.OK, true);
        }
        emergencies.save(
                number.id(),
                new Emergency(addressId, false, "provisioning"),
                magic == MagicAddress.DOOMED ? "provisioning-failed" : "active",
                magic == MagicAddress.SLOW ? properties.slowActivationDelay() : properties.activationDelay());
        return new Outcome(number, HttpStatus.ACCEPTED, magic != MagicAddress.MUTE);
    }

    private Outcome disable(OwnedNumber number) {
        var now = emergencies.of(number);
        if (now.status().equals("disabled")) {
            return new Outcome(number, HttpStatus.OK, true);
        }
        emergencies.save(
                number.id(),
                new Emergency(now.addressId(), false, "deprovisioning"),
                "disabled",
                properties.activationDelay());
        return new Outcome(number, HttpStatus.ACCEPTED, true);
    }
}
