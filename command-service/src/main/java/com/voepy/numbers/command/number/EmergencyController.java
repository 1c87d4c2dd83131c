package com.voepy.numbers.command.number;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.number.EmergencyHandlers.DeleteEmergencyAddress;
import com.voepy.numbers.command.number.EmergencyHandlers.PutEmergencyAddress;
import com.voepy.numbers.command.number.PhoneNumberCommand.AttachEmergencyAddress;
import com.voepy.numbers.command.number.PhoneNumberCommand.DetachEmergencyAddress;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.EmergencyAssignmentResource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into commands for the emergency address of a number.
@RestController
@RequestMapping("/v1/numbers/{id}/emergency-address")
@RequiresScope(ApiKeyScope.NUMBERS_WRITE)
class EmergencyController {

    private final Commands commands;

    EmergencyController(Commands commands) {
        this.commands = commands;
    }

    /// @param emergencyAddressId UUID of a validated emergency address of the tenant
    record PutBody(
            @Takes(required = true, as = UUID.class) @Nullable
            String emergencyAddressId) {

        UUID checkedId() {
            var checks = new Checks();
            var id = checks.uuid("emergency_address_id", emergencyAddressId);
            checks.orThrow();
            return id;
        }
    }

    /// `PUT /v1/numbers/{id}/emergency-address` — from now on emergency calls from the number come from that address;
    /// `provisioning` until the carrier is done. The same again changes nothing, unless it has failed: then it is
    /// tried again.
    @PutMapping
    @AnswersWith(EmergencyAssignmentResource.class)
    @Refuses({
        ErrorCode.NUMBER_NOT_YET_ACTIVE,
        ErrorCode.NUMBER_RELEASED,
        ErrorCode.NUMBER_ACTIVATION_FAILED,
        ErrorCode.EMERGENCY_NOT_AVAILABLE,
        ErrorCode.EMERGENCY_ADDRESS_NOT_VALIDATED
    })
    ResponseEntity<byte[]> attach(RequestContext context, @PathVariable UUID id, @RequestBody PutBody body) {
        // The body first: a wrong one says nothing of whose number that is.
        var addressId = body.checkedId();
        var attach = new AttachEmergencyAddress(PhoneNumberController.known(id), context.tenant(), addressId);
        return commands.answer(context, new PutEmergencyAddress(attach));
    }

    /// `DELETE /v1/numbers/{id}/emergency-address` — ends emergency service of the number. Answers 204, also if there
    /// was none.
    @DeleteMapping
    @AnswersWith(value = void.class, status = 204)
    ResponseEntity<byte[]> detach(RequestContext context, @PathVariable UUID id) {
        var detach = new DetachEmergencyAddress(PhoneNumberController.known(id), context.tenant());
        return commands.answer(context, new DeleteEmergencyAddress(detach));
    }
}
