package com.voepy.numbers.query.apikey;

import com.voepy.numbers.kit.security.KeyUses;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.resource.ApiKeyResource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Shows each key with the time of its last use, which no event tells.
@Component
class ShownKeys {

    private final KeyUses uses;

    ShownKeys(KeyUses uses) {
        this.uses = uses;
    }

    Page<ApiKeyResource> page(Page<RawJson> stored) {
        var keys = stored.data().stream().map(ShownKeys::key).toList();
        var lastUses = uses.of(keys.stream().map(ApiKeyResource::id).toList());
        return Page.of(
                keys.stream().map(key -> key.lastUsed(lastUses.get(key.id()))).toList(),
                stored.meta().nextCursor());
    }

    ResponseEntity<Object> one(Optional<RawJson> stored) {
        var key = stored.map(ShownKeys::key).orElseThrow(Answers::notFound);
        var lastUse = uses.of(List.of(key.id())).get(key.id());
        return Answers.one(key.lastUsed(lastUse), lastUse == null ? ETags.of(key) : ETags.of(key, lastUse));
    }

    private static ApiKeyResource key(RawJson stored) {
        return WireJson.mapper().readValue(stored.text(), ApiKeyResource.class);
    }
}
