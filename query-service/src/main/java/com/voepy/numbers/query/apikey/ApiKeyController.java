package com.voepy.numbers.query.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.ApiKeyResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/api-keys")
@RequiresScope(ApiKeyScope.KEYS_WRITE)
class ApiKeyController {

    private final ResourceReader reader;

    ApiKeyController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/api-keys` — those that were not revoked, newest first.
    @AnswersWith(value = ApiKeyResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<RawJson> page(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of("api-keys", limit, cursor);
        return reader.page(ApiKeyProjection.TABLE, context.tenant(), Map.of(), page);
    }

    /// `GET /v1/api-keys/{id}`
    @AnswersWith(ApiKeyResource.class)
    @GetMapping("/{id}")
    ResponseEntity<?> one(RequestContext context, @PathVariable String id) {
        return Answers.one(reader.one(ApiKeyProjection.TABLE, context.tenant(), Answers.id(id)));
    }
}
