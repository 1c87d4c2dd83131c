package com.voepy.numbers.sandbox.document;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;
import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/v2/documents")
class DocumentController {

    private static final Set<String> PARAMETERS = Set.of(
            "filter[filename][contains]",
            "filter[customer_reference][eq]",
            "filter[customer_reference][in]",
            "filter[created_at][gt]",
            "filter[created_at][lt]",
            "sort");

    private static final String UNNAMED = "document";

    private final Documents documents;
    private final Upload upload;

    DocumentController(Documents documents, Upload upload) {
        this.documents = documents;
        this.upload = upload;
    }

    /// `POST /v2/documents` — the file as a part of the body.
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    One<Document> upload(
            @RequestPart("file") MultipartFile file,
            @RequestParam(name = "customer_reference", required = false) @Nullable String customerReference)
            throws IOException {
        var name = file.getOriginalFilename();
        return new One<>(
                upload.take(file.getBytes(), name == null || name.isBlank() ? UNNAMED : name, customerReference));
    }

    /// `POST /v2/documents` — the file in base64. This carrier fetches nothing from a URL.
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    One<Document> upload(@RequestBody UploadRequest body) {
        if (body.url() != null) {
            throw INVALID_VALUE.because("This carrier fetches no URLs; send the file itself.", "/url");
        }
        if (body.file() == null) {
            throw MISSING_PARAMETER.because("The file is missing.", "/file");
        }
        return new One<>(upload.take(
                bytes(body.file()), Objects.requireNonNullElse(body.filename(), UNNAMED), body.customerReference()));
    }

    /// `GET /v2/documents` — newest first unless asked otherwise.
    @GetMapping
    Paged<Document> page(HttpServletRequest request) {
        var query = Query.paged(request, PARAMETERS);
        return documents.page(query, order(query.texts("sort")), query.page());
    }

    /// `GET /v2/documents/{id}`.
    @GetMapping("/{id}")
    One<Document> one(@PathVariable UUID id) {
        return new One<>(find(id));
    }

    /// `PATCH /v2/documents/{id}` — changes its name and the customer's reference.
    @PatchMapping("/{id}")
    One<Document> change(@PathVariable UUID id, @RequestBody ChangeRequest body) {
        find(id);
        documents.rename(id, body.filename(), body.customerReference());
        return one(id);
    }

    /// `DELETE /v2/documents/{id}` — refused while something refers to it.
    @DeleteMapping("/{id}")
    One<Document> delete(@PathVariable UUID id) {
        var document = find(id);
        if (!documents.delete(id)) {
            throw INVALID_VALUE.because("The document is linked to a service; unlink it first.");
        }
        return new One<>(document);
    }

    private Document find(UUID id) {
        return documents.find(id).orElseThrow(() -> NOT_FOUND.because("There is no document " + id + "."));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw INVALID_VALUE.because("It is not base64.", "/file");
        }
    }

    private static String order(List<String> sort) {
        if (sort.isEmpty()) {
            return "created_at DESC";
        }
        return String.join(
                ", ",
                sort.stream()
                        .map(field -> switch (field) {
                            case "filename", "created_at", "updated_at" -> field;
                            case "-filename", "-created_at", "-updated_at" -> field.substring(1) + " DESC";
                            default -> throw BAD_REQUEST.inParameter("sort", field + " is nothing to sort by.");
                        })
                        .toList());
    }

    record UploadRequest(
            @Nullable String file,
            @Nullable String url,
            @Nullable String filename,
            @Nullable String customerReference) {}

    record ChangeRequest(
            @Nullable String filename, @Nullable String customerReference) {}
}
