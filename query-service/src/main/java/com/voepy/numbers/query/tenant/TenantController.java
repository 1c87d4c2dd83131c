package com.voepy.numbers.query.tenant;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.TenantResource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/admin/tenants")
@RequiresScope(ApiKeyScope.OPERATOR)
class TenantController {

    private final ResourceReader reader;

    TenantController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/admin/tenants` — all of them, newest first.
    @AnswersWith(value = TenantResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<RawJson> page(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reader.page(TenantProjection.TABLE, PageRequest.of("tenants", limit, cursor));
    }

    /// `GET /v1/admin/tenants/{id}`
    @AnswersWith(TenantResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(@PathVariable String id) {
        return Answers.one(reader.one(TenantProjection.TABLE, Answers.id(id)));
    }
}
