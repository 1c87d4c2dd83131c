package com.voepy.numbers.query.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.KeyUses;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.ApiKeyResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows keys, each with the time of its last use, which no event tells.
@RestController
@RequestMapping("/v1/api-keys")
@RequiresScope(ApiKeyScope.KEYS_WRITE)
class ApiKeyController {

    private final ResourceReader reader;
    private final KeyUses uses;

    ApiKeyController(ResourceReader reader, KeyUses uses) {
        this.reader = reader;
        this.uses = uses;
    }

    /// `GET /v1/api-keys` — those that were not revoked, newest first.
    @AnswersWith(value = ApiKeyResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<ApiKeyResource> page(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var request = PageRequest.of("api-keys", limit, cursor);
        var page = reader.page(ApiKeyProjection.TABLE, context.tenant(), Map.of(), request);
        var keys = page.data().stream().map(ApiKeyController::key).toList();
        var lastUses = uses.of(keys.stream().map(ApiKeyResource::id).toList());
        return Page.of(
                keys.stream().map(key -> key.lastUsed(lastUses.get(key.id()))).toList(),
                page.meta().nextCursor());
    }

    /// `GET /v1/api-keys/{id}`
    @AnswersWith(ApiKeyResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        var key = reader.one(ApiKeyProjection.TABLE, context.tenant(), Answers.id(id))
                .map(ApiKeyController::key)
                .orElseThrow(Answers::notFound);
        var lastUse = uses.of(List.of(key.id())).get(key.id());
        return Answers.one(key.lastUsed(lastUse), lastUse == null ? ETags.of(key) : ETags.of(key, lastUse));
    }

    private static ApiKeyResource key(RawJson stored) {
        return WireJson.mapper().readValue(stored.text(), ApiKeyResource.class);
    }
}
