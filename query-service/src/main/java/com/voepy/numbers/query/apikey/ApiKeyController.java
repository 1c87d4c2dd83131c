package com.voepy.numbers.query.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
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
    private final ShownKeys shown;

    ApiKeyController(ResourceReader reader, ShownKeys shown) {
        this.reader = reader;
        this.shown = shown;
    }

    /// `GET /v1/api-keys` — those that were not revoked, newest first.
    @AnswersWith(value = ApiKeyResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<ApiKeyResource> page(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var request = PageRequest.of("api-keys", limit, cursor);
        return shown.page(reader.page(ApiKeyProjection.TABLE, context.tenant(), Map.of(), request));
    }

    /// `GET /v1/api-keys/{id}`
    @AnswersWith(ApiKeyResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return shown.one(reader.one(ApiKeyProjection.TABLE, context.tenant(), Answers.id(id)));
    }
}
