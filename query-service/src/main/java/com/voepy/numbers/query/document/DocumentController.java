package com.voepy.numbers.query.document;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.document.DocumentContents;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.Uploads;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.DocumentResource;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows documents to the tenant that uploaded them. They are personal: who may read them is who may port.
@RestController
@RequestMapping(Uploads.PATH)
@RequiresScope(ApiKeyScope.PORTING_WRITE)
class DocumentController {

    /// Whatever a browser does with it, it runs nothing and loads nothing.
    private static final String NO_PAGE = "default-src 'none'; sandbox";

    private final ResourceReader reader;
    private final DocumentContents contents;

    DocumentController(ResourceReader reader, DocumentContents contents) {
        this.reader = reader;
        this.contents = contents;
    }

    /// `GET /v1/numbers/porting-documents/{id}` — what was uploaded, without the file itself.
    @AnswersWith(DocumentResource.class)
    @GetMapping("/{id}")
    ResponseEntity<Object> one(RequestContext context, @PathVariable String id) {
        return Answers.one(reader.one(DocumentProjection.TABLE, context.tenant(), Answers.id(id)));
    }

    /// `GET /v1/numbers/porting-documents/{id}/content` — the file, as an attachment. 410 `document_erased` once its
    /// personal data was erased.
    @AnswersWith(
            value = byte[].class,
            mediaType = {"application/pdf", "image/png", "image/jpeg"})
    @Refuses(ErrorCode.DOCUMENT_ERASED)
    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(RequestContext context, @PathVariable String id) {
        var documentId = Answers.id(id);
        var document = reader.one(DocumentProjection.TABLE, context.tenant(), documentId)
                .map(json -> WireJson.mapper().readTree(json.text()))
                .orElseThrow(Answers::notFound);
        var bytes = contents.read(documentId)
                .orElseThrow(() -> ErrorCode.DOCUMENT_ERASED.because("The document was erased."));
        var disposition = ContentDisposition.attachment()
                .filename(document.path("filename").asString("document"), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType(document.path("content_type").asString()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", NO_PAGE)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }
}
