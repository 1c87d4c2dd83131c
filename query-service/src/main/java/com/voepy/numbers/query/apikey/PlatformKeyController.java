package com.voepy.numbers.query.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.ApiKeyResource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The keys of operators and auditors; none of them is a tenant's, and no tenant's is one of them.
@RestController
@RequestMapping("/v1/admin/api-keys")
@RequiresScope(ApiKeyScope.OPERATOR)
class PlatformKeyController {

    private final ResourceReader reader;
    private final ShownKeys shown;

    PlatformKeyController(ResourceReader reader, ShownKeys shown) {
        this.reader = reader;
        this.shown = shown;
    }

    /// `GET /v1/admin/api-keys` — those of operators and auditors that were not revoked, newest first.
    @AnswersWith(value = ApiKeyResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<ApiKeyResource> page(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var request = PageRequest.of("platform-keys", limit, cursor);
        return shown.page(reader.pageOfPlatform(ApiKeyProjection.TABLE, request));
    }

    /// `GET /v1/admin/api-keys/{id}`
    @AnswersWith(ApiKeyResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(@PathVariable String id) {
        return shown.one(reader.oneOfPlatform(ApiKeyProjection.TABLE, Answers.id(id)));
    }
}
