package com.voepy.numbers.acceptance;

import static com.voepy.numbers.acceptance.platform.Documents.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Documents;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadingDocumentsJourneyTest {

    private static final int FILE_BYTES_MAX = 10 << 20;

    private final Platform platform = Platforms.shared();

    @Test
    void a_file_comes_back_as_it_was_and_as_nothing_that_a_browser_would_run() {
        var tenant = Tenant.with(platform, 0);

        var uploaded = upload(tenant, "k-1", "loa", "../../Jane Doe.pdf", pdf("signed"))
                .expect(201);
        var id = uploaded.at("/data/0/id");
        var shown = tenant.client().get(Documents.PATH + "/" + id).expect(200);
        var content =
                tenant.client().get(Documents.PATH + "/" + id + "/content").expect(200);

        assertThat(shown.json()).isEqualTo(uploaded.json().at("/data/0"));
        assertThat(shown.at("/filename")).isEqualTo("Jane Doe.pdf");
        assertThat(shown.at("/content_type")).isEqualTo("application/pdf");
        assertThat(content.text()).isEqualTo(pdf("signed"));
        assertThat(content.header("Content-Type")).hasValue("application/pdf");
        assertThat(content.header("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).startsWith("attachment;"));
        assertThat(content.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(content.header("Cache-Control")).hasValue("no-store");
        assertThat(content.header("Content-Security-Policy"))
                .hasValueSatisfying(header -> assertThat(header).contains("sandbox"));
    }

    @Test
    void a_repetition_keeps_nothing_twice() {
        var tenant = Tenant.with(platform, 0);

        var first = upload(tenant, "k-1", "bill", "bill.pdf", pdf("March")).expect(201);
        var again = upload(tenant, "k-1", "bill", "bill.pdf", pdf("March")).expect(201);
        var other = upload(tenant, "k-1", "bill", "bill.pdf", pdf("April")).expect(422);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void what_is_no_document_or_too_large_is_refused() {
        var tenant = Tenant.with(platform, 0);

        assertThat(upload(tenant, "k-1", "loa", "loa.pdf", "<html></html>")
                        .expect(422)
                        .at("/errors/0/field"))
                .isEqualTo("file[0]");
        assertThat(upload(tenant, "k-2", "loa", "loa.pdf", "").expect(422).at("/errors/0/field"))
                .isEqualTo("file[0]");
        assertThat(upload(tenant, "k-3", "letter", "loa.pdf", pdf("x"))
                        .expect(422)
                        .at("/errors/0/field"))
                .isEqualTo("type");
        var filler = FILE_BYTES_MAX - pdf("").length();
        upload(tenant, "k-4", "loa", "loa.pdf", pdf("x".repeat(filler))).expect(201);
        assertThat(upload(tenant, "k-5", "loa", "loa.pdf", pdf("x".repeat(filler + 1)))
                        .expect(413)
                        .code())
                .isEqualTo("payload_too_large");
    }

    @Test
    void nobody_else_sees_a_document_and_once_erased_nobody_does() {
        var tenant = Tenant.with(platform, 0);
        var stranger = Tenant.with(platform, 0);
        var id = upload(tenant, "k-1", "loa", "loa.pdf", pdf("signed")).at("/data/0/id");

        for (var path : List.of(Documents.PATH + "/" + id, Documents.PATH + "/" + id + "/content")) {
            stranger.client().get(path).expect(404);
        }
        Tenant.operator(platform)
                .post(
                        "/v1/admin/privacy/erasures",
                        Map.of(
                                "tenant_id",
                                tenant.id(),
                                "reason",
                                "ticket 4711",
                                "subjects",
                                List.of(Map.of("type", "porting_document", "id", id))))
                .expect(201);

        assertThat(tenant.client()
                        .get(Documents.PATH + "/" + id)
                        .expect(200)
                        .json()
                        .at("/filename")
                        .isNull())
                .isTrue();
        assertThat(tenant.client()
                        .get(Documents.PATH + "/" + id + "/content")
                        .expect(410)
                        .code())
                .isEqualTo("document_erased");
    }

    private static Answer upload(Tenant tenant, String key, String type, String filename, String content) {
        return Documents.upload(tenant.client(), type, filename, content, "Idempotency-Key", key);
    }
}
