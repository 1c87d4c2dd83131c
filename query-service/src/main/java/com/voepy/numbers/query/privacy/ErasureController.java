package com.voepy.numbers.query.privacy;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.ErasureResource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/admin/privacy/erasures")
@RequiresScope(ApiKeyScope.OPERATOR)
class ErasureController {

    private final ResourceReader reader;

    ErasureController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/admin/privacy/erasures` — all of them, newest first.
    @GetMapping
    @AnswersWith(value = ErasureResource.class, shape = AnswersWith.Shape.PAGE)
    Page<RawJson> page(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reader.page(ErasureProjection.TABLE, PageRequest.of("erasures", limit, cursor));
    }

    /// `GET /v1/admin/privacy/erasures/{id}`
    @GetMapping("/{id}")
    @AnswersWith(ErasureResource.class)
    ResponseEntity<Object> one(@PathVariable String id) {
        return Answers.one(reader.one(ErasureProjection.TABLE, Answers.id(id)));
    }
}
