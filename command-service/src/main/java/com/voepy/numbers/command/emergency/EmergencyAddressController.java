package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.carrier.AddressVerdict;
import com.voepy.numbers.command.carrier.EmergencyCarrier;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.emergency.CreateEmergencyAddress.Parts;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.DeleteAddress;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.EmergencyAddressResource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/// Translates HTTP into commands for emergency addresses.
@RestController
@RequestMapping("/v1/emergency-addresses")
@RequiresScope(ApiKeyScope.NUMBERS_WRITE)
class EmergencyAddressController {

    private static final int NAME_CHARS_MAX = 60;
    private static final int LINE_CHARS_MAX = 100;
    private static final int PLACE_CHARS_MAX = 60;
    private static final int POSTAL_CODE_CHARS_MAX = 10;

    /// Source: the product's API document, "Emergency 911 (US/CA)".
    private static final Set<String> COUNTRIES = Set.of("US", "CA");

    private final Commands commands;
    private final EmergencyCarrier carrier;

    EmergencyAddressController(Commands commands, EmergencyCarrier carrier) {
        this.commands = commands;
        this.carrier = carrier;
    }

    /// @param streetAddress 1 to 100 characters
    /// @param extendedAddress suite, floor or unit, at most 100 characters, or null
    /// @param locality city, 1 to 60 characters
    /// @param administrativeArea state or province, 1 to 60 characters, best its two letters
    /// @param postalCode ZIP or postal code, 1 to 10 characters
    /// @param countryCode `US` or `CA`
    /// @param firstName of who is there, at most 60 characters, with the last name, or null
    /// @param lastName at most 60 characters, with the first name, or null
    /// @param businessName at most 60 characters, or null; without any name the tenant's own is used
    record CreateBody(
            @Takes(required = true, min = 1, max = LINE_CHARS_MAX) @Nullable
            String streetAddress,

            @Takes(max = LINE_CHARS_MAX) @Nullable String extendedAddress,

            @Takes(required = true, min = 1, max = PLACE_CHARS_MAX) @Nullable
            String locality,

            @Takes(required = true, min = 1, max = PLACE_CHARS_MAX) @Nullable
            String administrativeArea,

            @Takes(required = true, min = 1, max = POSTAL_CODE_CHARS_MAX) @Nullable
            String postalCode,

            @Takes(required = true) @Nullable String countryCode,
            @Takes(max = NAME_CHARS_MAX) @Nullable String firstName,
            @Takes(max = NAME_CHARS_MAX) @Nullable String lastName,
            @Takes(max = NAME_CHARS_MAX) @Nullable String businessName) {

        CreateEmergencyAddress toCommand(UUID tenantId) {
            var checks = new Checks();
            var parts = new Parts(
                    name(checks, "first_name", firstName),
                    name(checks, "last_name", lastName),
                    name(checks, "business_name", businessName),
                    checks.text("street_address", streetAddress, 1, LINE_CHARS_MAX),
                    checks.optionalText("extended_address", extendedAddress, LINE_CHARS_MAX),
                    checks.text("locality", locality, 1, PLACE_CHARS_MAX),
                    checks.text("administrative_area", administrativeArea, 1, PLACE_CHARS_MAX),
                    checks.text("postal_code", postalCode, 1, POSTAL_CODE_CHARS_MAX),
                    country(checks));
            checks.that(
                    parts.firstName() == null || parts.lastName() != null,
                    "last_name",
                    Code.REQUIRED,
                    "must be given with first_name");
            checks.that(
                    parts.lastName() == null || parts.firstName() != null,
                    "first_name",
                    Code.REQUIRED,
                    "must be given with last_name");
            checks.orThrow();
            return new CreateEmergencyAddress(tenantId, parts);
        }

        private String country(Checks checks) {
            var country = checks.required("country_code", countryCode, "US").toUpperCase(Locale.ROOT);
            checks.that(COUNTRIES.contains(country), "country_code", Code.NOT_ALLOWED, "must be one of: US, CA");
            return country;
        }

        private static @Nullable String name(Checks checks, String field, @Nullable String value) {
            return value == null ? null : checks.text(field, value, 1, NAME_CHARS_MAX);
        }
    }

    /// `POST /v1/emergency-addresses` — has the carrier check an address and keeps it: `validated`, or `rejected`
    /// with suggestions. Answers 201; 503 `carrier_unavailable`, and nothing kept, while the carrier is away.
    @PostMapping
    @AnswersWith(value = EmergencyAddressResource.class, status = 201)
    @Refuses(ErrorCode.CARRIER_UNAVAILABLE)
    ResponseEntity<byte[]> create(RequestContext context, @RequestBody CreateBody body) {
        var wanted = body.toCommand(context.tenant());
        return commands.replay(context, wanted).orElseGet(() -> ask(context, wanted));
    }

    /// `DELETE /v1/emergency-addresses/{id}` — answers 204, also the second time; 409 while a number uses it.
    @DeleteMapping("/{id}")
    @AnswersWith(value = void.class, status = 204)
    @Refuses(ErrorCode.EMERGENCY_ADDRESS_IN_USE)
    ResponseEntity<byte[]> delete(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return commands.answer(context, new DeleteAddress(id, context.tenant(), ifMatch));
    }

    private ResponseEntity<byte[]> ask(RequestContext context, CreateEmergencyAddress wanted) {
        var verdict = Errand.of(context, List.of())
                .run(() -> carrier.validate(wanted.address().forCarrier()));
        if (verdict instanceof AddressVerdict.Unavailable unavailable) {
            throw unavailable.cause().refusal();
        }
        return commands.answer(context, wanted, new JudgedAddress(wanted, verdict));
    }
}
