package com.voepy.numbers.command.number;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.number.NumberHandlers.DeleteNumber;
import com.voepy.numbers.command.number.NumberHandlers.PatchNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfigureNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.CustomerReference;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for a number that a tenant has.
@RestController
@RequestMapping("/v1/numbers/{id}")
@RequiresScope(ApiKeyScope.NUMBERS_WRITE)
class PhoneNumberController {

    /// Source: the product's API document, "Configure a number"; what a CNAM display name is made of is the
    /// telephone network's rule.
    private static final Pattern CNAM_DISPLAY_NAME = Pattern.compile("[A-Za-z0-9 .,&'-]{1,15}");

    private final Commands commands;

    PhoneNumberController(Commands commands) {
        this.commands = commands;
    }

    /// What is left out stays as it is; `null` clears, so that the setting is what a new number starts with.
    record PatchBody(
            Patch<String> customerReference,
            Patch<Boolean> cnamLookupEnabled,

            @Takes(min = 1, max = 15, pattern = "[A-Za-z0-9 .,&'-]{1,15}")
            Patch<String> cnamDisplayName,

            Patch<Boolean> techPrefixEnabled,
            Patch<InboundCallScreening> inboundCallScreening,
            Patch<Boolean> messagingEnabled,
            Patch<UUID> connectionId) {

        ConfigureNumber toCommand(UUID tenantId, UUID numberId) {
            var checks = new Checks();
            if (customerReference instanceof Patch.Set<String> set) {
                checks.text("customer_reference", set.value(), 0, CustomerReference.CHARS_MAX);
            }
            if (cnamDisplayName instanceof Patch.Set<String> set) {
                checks.that(
                        CNAM_DISPLAY_NAME.matcher(set.value()).matches(),
                        "cnam_display_name",
                        FieldError.Code.INVALID_FORMAT,
                        "must be 1 to 15 letters, digits, spaces or .,&'-");
            }
            checks.orThrow();
            return new ConfigureNumber(
                    numberId,
                    tenantId,
                    customerReference,
                    cnamLookupEnabled,
                    cnamDisplayName,
                    techPrefixEnabled,
                    inboundCallScreening,
                    messagingEnabled,
                    connectionId);
        }
    }

    /// `PATCH /v1/numbers/{id}` — changes the settings that the body names. Answers with the number; 409
    /// `number_not_yet_active` until the carrier confirms it, 409 `number_released` after its release.
    @AnswersWith(PhoneNumberResource.class)
    @Refuses({ErrorCode.NUMBER_NOT_YET_ACTIVE, ErrorCode.NUMBER_RELEASED, ErrorCode.NUMBER_ACTIVATION_FAILED})
    @PatchMapping
    ResponseEntity<byte[]> configure(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PatchBody body) {
        return commands.answer(context, new PatchNumber(body.toCommand(context.tenant(), known(id)), ifMatch));
    }

    /// `DELETE /v1/numbers/{id}` — gives the number up. Answers with the released number, also the second time.
    @AnswersWith(value = PhoneNumberResource.class, operationId = "releaseNumber")
    @Refuses({ErrorCode.NUMBER_NOT_YET_ACTIVE, ErrorCode.NUMBER_ACTIVATION_FAILED})
    @DeleteMapping
    ResponseEntity<byte[]> release(
            RequestContext context,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return commands.answer(context, new DeleteNumber(new ReleaseNumber(known(id), context.tenant()), ifMatch));
    }

    /// An id that no number can have is one that is not found.
    static UUID known(UUID id) {
        try {
            return NumberId.of(id).uuid();
        } catch (IllegalArgumentException e) {
            throw ErrorCode.NOT_FOUND.because("There is no such resource.");
        }
    }
}
