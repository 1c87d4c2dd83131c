package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/phone_numbers")
class PhoneNumberController {

    private final NumberChanges changes;
    private final OwnedNumbers numbers;
    private final VoiceSettings voice;
    private final Emergencies emergencies;

    PhoneNumberController(NumberChanges changes, OwnedNumbers numbers, VoiceSettings voice, Emergencies emergencies) {
        this.changes = changes;
        this.numbers = numbers;
        this.voice = voice;
        this.emergencies = emergencies;
    }

    /// `GET /v2/phone_numbers` — what the customer has, newest first unless asked otherwise.
    @GetMapping
    Paged<PhoneNumberResource> page(HttpServletRequest request) {
        var query = Query.paged(request, NumberFilter.PARAMETERS);
        var page = numbers.page(query, query.page());
        var emergency = emergencies.of(page.data());
        return new Paged<>(
                page.data().stream()
                        .map(number -> PhoneNumberResource.of(
                                number, voice, emergency.getOrDefault(number.id(), Emergency.NONE)))
                        .toList(),
                page.meta());
    }

    /// `GET /v2/phone_numbers/{id}`.
    @GetMapping("/{id}")
    One<PhoneNumberResource> one(@PathVariable String id) {
        return new One<>(resource(changes.find(id)));
    }

    /// `PATCH /v2/phone_numbers/{id}` — changes what the body names; an empty text clears it.
    @PatchMapping("/{id}")
    One<PhoneNumberResource> change(@PathVariable String id, @RequestBody ChangeRequest body) {
        return new One<>(resource(changes.change(id, body::applyTo)));
    }

    /// `DELETE /v2/phone_numbers/{id}` — gives the number back, at once.
    @DeleteMapping("/{id}")
    One<DeletedPhoneNumber> delete(@PathVariable String id) {
        return new One<>(changes.delete(id));
    }

    /// `POST /v2/phone_numbers/actions/verify_ownership` — which of these are the customer's.
    @PostMapping("/actions/verify_ownership")
    One<Ownership> verifyOwnership(@RequestBody OwnershipRequest body) {
        if (body.phoneNumbers() == null || body.phoneNumbers().isEmpty()) {
            throw MISSING_PARAMETER.because("Which numbers?", "/phone_numbers");
        }
        var found = numbers.owned(body.phoneNumbers()).stream()
                .map(number -> new Found(String.valueOf(number.id()), number.phoneNumber()))
                .toList();
        var owned = found.stream().map(Found::numberValE164).collect(Collectors.toSet());
        var notFound = body.phoneNumbers().stream()
                .filter(number -> !owned.contains(number))
                .toList();
        return new One<>(new Ownership("number_ownership_verification", found, notFound));
    }

    private PhoneNumberResource resource(OwnedNumber number) {
        return PhoneNumberResource.of(number, voice, emergencies.of(number));
    }

    /// A field that is left out or null stays as it is.
    record ChangeRequest(
            @Nullable String connectionId,
            @Nullable String customerReference,
            @Nullable String billingGroupId,
            @Nullable String externalPin,
            @Nullable Boolean hdVoiceEnabled,
            @Nullable List<String> tags) {

        OwnedNumber applyTo(OwnedNumber n) {
            return new OwnedNumber(
                    n.id(),
                    n.phoneNumber(),
                    n.countryCode(),
                    n.numberType(),
                    n.status(),
                    n.isPorted(),
                    changed(n.connectionId(), connectionId),
                    changed(n.customerReference(), customerReference),
                    changed(n.billingGroupId(), billingGroupId),
                    changed(n.externalPin(), externalPin),
                    hdVoiceEnabled == null ? n.hdVoiceEnabled() : hdVoiceEnabled,
                    tags == null ? n.tags() : tags,
                    n.voice(),
                    n.messagingProfileId(),
                    n.messagingProduct(),
                    n.createdAt(),
                    n.activatedAt(),
                    n.updatedAt());
        }

        private static @Nullable String changed(@Nullable String before, @Nullable String after) {
            if (after == null) {
                return before;
            }
            return after.isEmpty() ? null : after;
        }
    }

    record OwnershipRequest(@Nullable List<String> phoneNumbers) {}

    record Ownership(String recordType, List<Found> found, List<String> notFound) {}

    record Found(String id, @JsonProperty("number_val_e164") String numberValE164) {}
}
