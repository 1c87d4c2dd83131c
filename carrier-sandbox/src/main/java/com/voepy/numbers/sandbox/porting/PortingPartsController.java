package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.BAD_REQUEST;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What belongs to a porting order and is not in it.
@RestController
@RequestMapping("/v2/porting_orders/{order}")
class PortingPartsController {

    private static final Set<String> DOCUMENT_PARAMETERS = Set.of("filter[document_type]", "sort[value]");
    private static final int LIST_MAX = 250;

    private final PortingChanges changes;
    private final PortingComments comments;
    private final PortingDocuments documents;
    private final FocDates dates;
    private final InstantSource time;

    PortingPartsController(
            PortingChanges changes,
            PortingComments comments,
            PortingDocuments documents,
            FocDates dates,
            InstantSource time) {
        this.changes = changes;
        this.comments = comments;
        this.documents = documents;
        this.dates = dates;
        this.time = time;
    }

    /// `GET /v2/porting_orders/{id}/comments` — oldest first.
    @GetMapping("/comments")
    Paged<PortingComments.Comment> comments(@PathVariable UUID order, HttpServletRequest request) {
        changes.find(order);
        return comments.page(order, Query.paged(request, Set.of()).page());
    }

    /// `POST /v2/porting_orders/{id}/comments`.
    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    One<PortingComments.Comment> comment(@PathVariable UUID order, @RequestBody CommentRequest body) {
        if (body.body() == null || body.body().isBlank()) {
            throw MISSING_PARAMETER.because("The comment is empty.", "/body");
        }
        return new One<>(changes.comment(order, body.body()));
    }

    /// `GET /v2/porting_orders/{id}/additional_documents` — newest first unless asked otherwise.
    @GetMapping("/additional_documents")
    Paged<PortingDocuments.AdditionalDocument> documents(@PathVariable UUID order, HttpServletRequest request) {
        changes.find(order);
        var query = Query.paged(request, DOCUMENT_PARAMETERS);
        var sort = query.text("sort[value]");
        if (sort != null && !sort.equals("created_at") && !sort.equals("-created_at")) {
            throw BAD_REQUEST.inParameter("sort[value]", sort + " is nothing to sort by.");
        }
        return documents.page(order, query.texts("filter[document_type]"), "created_at".equals(sort), query.page());
    }

    /// `POST /v2/porting_orders/{id}/additional_documents`.
    @PostMapping("/additional_documents")
    @ResponseStatus(HttpStatus.CREATED)
    One<List<PortingDocuments.AdditionalDocument>> add(@PathVariable UUID order, @RequestBody DocumentsRequest body) {
        if (body.additionalDocuments() == null || body.additionalDocuments().isEmpty()) {
            throw MISSING_PARAMETER.because("Which documents?", "/additional_documents");
        }
        var added = changes.addDocuments(order, body.additionalDocuments());
        return new One<>(documents.page(order, List.of(), true, PageRequest.everything(LIST_MAX)).data().stream()
                .filter(document -> added.contains(document.id()))
                .toList());
    }

    /// `DELETE /v2/porting_orders/{id}/additional_documents/{additional_document_id}`.
    @DeleteMapping("/additional_documents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID order, @PathVariable UUID id) {
        if (!changes.removeDocument(order, id)) {
            throw NOT_FOUND.because("The porting order has no additional document " + id + ".");
        }
    }

    /// `GET /v2/porting_orders/{id}/allowed_foc_windows` — as if it were submitted now.
    @GetMapping("/allowed_foc_windows")
    Paged<FocWindow> focWindows(@PathVariable UUID order) {
        var windows = dates.windows(changes.find(order), time.instant()).stream()
                .map(window -> new FocWindow("porting_order", window.startedAt(), window.endedAt()))
                .toList();
        return PageRequest.everything(LIST_MAX).of(windows, windows.size());
    }

    /// `GET /v2/porting_orders/{id}/requirements`.
    @GetMapping("/requirements")
    Paged<Requirement> requirements(@PathVariable UUID order, HttpServletRequest request) {
        var found = changes.find(order);
        var page = Query.paged(request, Set.of()).page();
        var all = Stream.of(PortingResource.Requirement.values())
                .map(one -> Requirement.of(one, one.documentOf(found)))
                .toList();
        return page.of(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
    }

    record CommentRequest(@Nullable String body) {}

    record DocumentsRequest(@Nullable List<NewDocument> additionalDocuments) {}

    record NewDocument(@Nullable UUID documentId, @Nullable String documentType) {}

    record FocWindow(String recordType, Instant startedAt, Instant endedAt) {}

    record Requirement(
            String recordType,
            String fieldType,
            @Nullable String fieldValue,
            String requirementStatus,
            Type requirementType) {

        static Requirement of(PortingResource.Requirement one, @Nullable String document) {
            return new Requirement(
                    "porting_requirement",
                    "document",
                    document,
                    document == null ? "requirement-info-pending" : "approved",
                    new Type(one.typeId, one.title, one.description, one.example, "document"));
        }
    }

    record Type(String id, String name, String description, String example, String type) {}
}
