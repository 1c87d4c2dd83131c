package com.voepy.numbers.query.emergency;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.EmergencyAddressResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/emergency-addresses")
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class EmergencyAddressController {

    private final ResourceReader reader;

    EmergencyAddressController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/emergency-addresses` — newest first.
    @GetMapping
    @AnswersWith(value = EmergencyAddressResource.class, shape = AnswersWith.Shape.PAGE)
    Page<RawJson> page(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of("emergency-addresses", limit, cursor);
        return reader.page(EmergencyAddressProjection.TABLE, context.tenant(), Map.of(), page);
    }

    /// `GET /v1/emergency-addresses/{id}`
    @GetMapping("/{id}")
    @AnswersWith(EmergencyAddressResource.class)
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(reader.one(EmergencyAddressProjection.TABLE, context.tenant(), Answers.id(id)));
    }
}
