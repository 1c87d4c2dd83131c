package com.voepy.numbers.command.document;

import static com.voepy.numbers.command.document.Files.jpeg;
import static com.voepy.numbers.command.document.Files.pdf;
import static com.voepy.numbers.command.document.Files.png;
import static com.voepy.numbers.command.document.Files.zip;
import static com.voepy.numbers.command.testing.NumberService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.NumberService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.DocumentSpaceEvent.DocumentSpaceTaken;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.web.Uploads;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Uploads over real HTTP: what is kept, what is refused, and what nobody can read.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentHttpTest {

    static final String BOUNDARY = "----a-line-that-is-in-no-file";

    final NumberService service;

    Tenant tenant;

    DocumentHttpTest(NumberService service) {
        this.service = service;
    }

    /// @param filename null for a plain field
    record Part(String name, @Nullable String filename, byte[] bytes) {

        static Part file(String filename, byte[] bytes) {
            return new Part("file", filename, bytes);
        }

        static Part type(String type) {
            return new Part("type", null, type.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void make_a_tenant() {
        tenant = service.tenant(0);
    }

    @Test
    void files_become_documents_in_their_order() {
        var answer = upload(
                Part.type("bill"),
                Part.file("../Jane Doe.pdf", pdf("bill")),
                Part.file("x.exe", png()),
                Part.file("", jpeg()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/v1/numbers/porting-documents/" + ids(answer).getFirst());
        assertThat(json(answer).path("data").values())
                .extracting(document -> document.path("filename").asString())
                .containsExactly("Jane Doe.pdf", "x.exe", "document.jpg");
        assertThat(json(answer).path("data").values())
                .extracting(document -> document.path("content_type").asString())
                .containsExactly("application/pdf", "image/png", "image/jpeg");
        assertThat(json(answer).path("data").values())
                .allSatisfy(
                        document -> assertThat(document.path("type").asString()).isEqualTo("bill"));
        assertThat(json(answer).at("/data/0/size_bytes").asLong()).isEqualTo(pdf("bill").length);
        assertThat(json(answer).at("/data/0/sha256").asString()).matches("[0-9a-f]{64}");
        var documents = service.bean(Documents.class);
        var document = documents.find(tenant.id(), ids(answer).getFirst()).orElseThrow();
        assertThat(documents.filename(document)).hasValue("Jane Doe.pdf");
        assertThat(documents.bytes(document.id()).orElseThrow()).isEqualTo(pdf("bill"));
    }

    @Test
    void neither_name_nor_content_is_anywhere_in_the_clear() {
        var head = service.head();

        var id = ids(upload("k-1", Part.type("loa"), Part.file("Jane Doe.pdf", pdf("Mrs Jane Doe"))))
                .getFirst();

        assertThat(service.bean(EventLog.class).after(head, 100))
                .hasSize(3)
                .allSatisfy(logged -> assertThat(logged.event().toString()).doesNotContain("Jane"));
        var stored = service.database()
                .jdbc()
                .sql("SELECT sealed FROM privacy.document_content WHERE document_id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Jane", "%PDF");
    }

    @Test
    void a_repetition_is_the_same_answer_and_keeps_nothing_twice() {
        var parts = new Part[] {Part.type("loa"), Part.file("loa.pdf", pdf("loa"))};
        var first = upload("k-1", parts);
        var head = service.head();

        var again = upload("k-1", parts);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        for (var other : List.of(
                new Part[] {Part.type("bill"), parts[1]},
                new Part[] {parts[0], Part.file("loa.pdf", pdf("loe"))},
                new Part[] {parts[0], Part.file("other.pdf", pdf("loa"))},
                new Part[] {parts[0], parts[1], parts[1]})) {
            assertThat(json(upload("k-1", other)).path("code").asString()).isEqualTo("idempotency_key_reused");
        }
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void many_at_once_under_one_key_are_one_upload() {
        var parts = new Part[] {Part.type("loa"), Part.file("loa.pdf", pdf("loa"))};

        var answers = AtOnce.run(8, _ -> upload("once", parts));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(service.events(Streams.documentSpace(tenant.id()), DocumentSpaceTaken.class))
                .hasSize(1);
    }

    @Test
    void what_is_no_document_is_refused_by_its_place_and_nothing_is_kept() {
        var head = service.head();
        var loa = Part.type("loa");
        var file = Part.file("loa.pdf", pdf("loa"));

        assertField("file", upload(loa));
        assertField("type", upload(file));
        assertField("type", upload(Part.type("LOA"), file));
        assertField("type", upload(Part.type(""), file));
        assertField("file[0]", upload(loa, Part.file("loa.pdf", new byte[0])));
        assertField("file[1]", upload(loa, file, Part.file("loa.pdf", "hello".getBytes(StandardCharsets.UTF_8))));
        assertField("file[0]", upload(loa, Part.file("loa.pdf", Files.with(pdf("loa"), zip()))));
        assertField("surprise", upload(loa, file, new Part("surprise", null, new byte[] {'x'})));
        assertField("surprise", upload(loa, file, new Part("surprise", "a.pdf", pdf("loa"))));
        assertField(
                "file",
                upload(IntStream.range(0, 12).mapToObj(i -> i == 0 ? loa : file).toArray(Part[]::new)));
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_file_of_ten_mebibytes_is_taken_and_one_byte_more_is_not() {
        assertThat(upload(Part.type("loa"), Part.file("big.pdf", pdf(Uploads.FILE_BYTES_MAX)))
                        .statusCode())
                .isEqualTo(201);
        var head = service.head();

        var refused = upload(Part.type("loa"), Part.file("big.pdf", pdf(Uploads.FILE_BYTES_MAX + 1)));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).path("code").asString()).isEqualTo("payload_too_large");
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void what_is_no_form_is_refused() {
        assertThat(service.post(Uploads.PATH, tenant.key(), "{}").statusCode()).isEqualTo(415);
        assertThat(service.send("POST", Uploads.PATH, tenant.key(), "no parts", "Content-Type", "multipart/form-data")
                        .statusCode())
                .isIn(400, 422);
        assertThat(service.send(
                                "POST",
                                "/v1/numbers/order",
                                tenant.key(),
                                "x",
                                "Content-Type",
                                "multipart/form-data; boundary=x")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(OPERATOR_KEY, null, Part.type("loa"), Part.file("loa.pdf", pdf("loa")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_tenants_space_ends_however_many_come_at_once() {
        var size = Uploads.FILE_BYTES_MAX;
        var file = Part.file("big.pdf", pdf(size));
        assertThat(upload(Part.type("loa"), file).statusCode()).isEqualTo(201);

        var answers = AtOnce.run(4, _ -> upload(Part.type("loa"), Part.file("half.pdf", pdf(size / 2))));

        assertThat(answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())))
                .containsEntry(201, 2L)
                .containsEntry(409, 2L);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer ->
                        assertThat(json(answer).path("code").asString()).isEqualTo("document_space_exceeded"));
        assertThat(service.events(Streams.documentSpace(tenant.id()), DocumentSpaceTaken.class)
                        .getLast()
                        .usedBytes())
                .isEqualTo(NumberService.DOCUMENT_SPACE_BYTES);
    }

    @Test
    void an_erased_document_is_gone_and_its_space_is_free() {
        var answer = upload(Part.type("loa"), Part.file("loa.pdf", pdf("loa")));
        var id = ids(answer).getFirst();
        var body = """
            {"tenant_id": "%s", "reason": "ticket 4711",
             "subjects": [{"type": "porting_document", "id": "%s"}]}\
            """;

        var foreign = service.post(
                "/v1/admin/privacy/erasures",
                OPERATOR_KEY,
                body.formatted(service.tenant(0).id(), id));
        var erased = service.post("/v1/admin/privacy/erasures", OPERATOR_KEY, body.formatted(tenant.id(), id));
        var again = service.post("/v1/admin/privacy/erasures", OPERATOR_KEY, body.formatted(tenant.id(), id));

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(service.bean(Documents.class).find(tenant.id(), id)).isEmpty();
        assertThat(service.bean(Documents.class).bytes(id)).isEmpty();
        assertThat(service.database()
                        .jdbc()
                        .sql("SELECT count(*) FROM privacy.document_content WHERE document_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(service.stream(Streams.documentSpace(tenant.id()))).hasSize(2);
    }

    @Test
    void other_features_find_what_is_the_tenants() {
        var id = ids(upload(Part.type("loa"), Part.file("loa.pdf", pdf("loa")))).getFirst();
        var documents = service.bean(Documents.class);

        assertThat(documents.find(tenant.id(), id)).isPresent();
        assertThat(documents.find(service.tenant(0).id(), id)).isEmpty();
        assertThat(documents.find(tenant.id(), UUID.randomUUID())).isEmpty();
    }

    private HttpResponse<String> upload(Part... parts) {
        return send(tenant.key(), null, parts);
    }

    private HttpResponse<String> upload(String idempotencyKey, Part... parts) {
        return send(tenant.key(), idempotencyKey, parts);
    }

    private HttpResponse<String> send(String key, @Nullable String idempotencyKey, Part... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            var filename = part.filename() == null ? "" : "; filename=\"%s\"".formatted(part.filename());
            body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                    .formatted(BOUNDARY, part.name(), filename)
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.bytes());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        var type = "multipart/form-data; boundary=" + BOUNDARY;
        return idempotencyKey == null
                ? service.sendBytes(Uploads.PATH, key, body.toByteArray(), "Content-Type", type)
                : service.sendBytes(
                        Uploads.PATH, key, body.toByteArray(), "Content-Type", type, "Idempotency-Key", idempotencyKey);
    }

    private static List<UUID> ids(HttpResponse<String> answer) {
        return json(answer)
                .path("data")
                .valueStream()
                .map(document -> UUID.fromString(document.path("id").asString()))
                .toList();
    }

    private static void assertField(String field, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(field + answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo(field);
    }
}
