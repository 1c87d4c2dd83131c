package com.voepy.numbers.query.connection;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.ConnectionResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope(ApiKeyScope.NUMBERS_READ)
class ConnectionController {

    private final ResourceReader reader;

    ConnectionController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/connection` — the one the tenant was born with.
    @AnswersWith(value = ConnectionResource.class, operationId = "getDefaultConnection")
    @GetMapping("/v1/connection")
    ResponseEntity<Object> standard(RequestContext context) {
        var first = new PageRequest("connection", 1, Long.MAX_VALUE);
        var filters = Map.of("is_default", true);
        return Answers.one(reader.page(ConnectionProjection.TABLE, context.tenant(), filters, first).data().stream()
                .findFirst());
    }

    /// `GET /v1/connections` — newest first.
    @AnswersWith(value = ConnectionResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping("/v1/connections")
    Page<RawJson> page(
            RequestContext context,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of("connections", limit, cursor);
        return reader.page(ConnectionProjection.TABLE, context.tenant(), Map.of(), page);
    }

    /// `GET /v1/connections/{id}`
    @AnswersWith(ConnectionResource.class)
    @GetMapping("/v1/connections/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(reader.one(ConnectionProjection.TABLE, context.tenant(), Answers.id(id)));
    }
}
