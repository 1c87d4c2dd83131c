package com.voepy.numbers.query.number;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.EmergencyAssignmentResource;
import com.voepy.numbers.resource.PhoneNumberResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class EmergencyAssignmentController {

    private final ResourceReader reader;

    EmergencyAssignmentController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/numbers/{id}/emergency-address` — where emergency calls from the number come from; `none` while no
    /// address is attached.
    @GetMapping("/v1/numbers/{id}/emergency-address")
    @AnswersWith(EmergencyAssignmentResource.class)
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(reader.one(PhoneNumberProjection.TABLE, context.tenant(), Answers.id(id))
                .map(number -> WireJson.mapper().readValue(number.version(), PhoneNumberResource.class))
                .map(EmergencyAssignmentResource::of));
    }
}
