package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DocumentTest extends CarrierTest {

    @Test
    void a_file_is_uploaded_as_a_part_or_in_base64() throws IOException {
        var part = carrier.upload(PortRig.PDF, "letter.pdf");
        var text = carrier.post(
                "/documents",
                "{\"file\": \"%s\", \"filename\": \"letter.pdf\"}"
                        .formatted(Base64.getEncoder().encodeToString(PortRig.PDF)));

        assertThat(part.status()).as(part.body().toString()).isEqualTo(200);
        assertThat(part.text("/data/sha256")).isEqualTo(text.text("/data/sha256"));
        assertThat(text.text("/data/content_type")).isEqualTo("application/pdf");
        assertThat(carrier.get("/documents/" + text.text("/data/id")).text("/data/filename"))
                .isEqualTo("letter.pdf");
    }

    @Test
    void a_file_that_is_no_document_is_refused() throws IOException {
        assertThat(carrier.upload("#!/bin/sh".getBytes(), "loa.pdf").status()).isEqualTo(422);
        assertThat(carrier.upload(new byte[0], "loa.pdf").status()).isEqualTo(422);
        assertThat(carrier.post("/documents", "{\"file\": \"%%%\"}").status()).isEqualTo(422);
        assertThat(carrier.post("/documents", "{\"url\": \"https://example.com/loa.pdf\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void an_unlinked_document_is_gone_after_half_an_hour_and_a_linked_one_stays() throws IOException {
        var ports = new PortRig(carrier);
        var order = ports.draft("+13035550300");
        ports.fill(order);
        var linked = ports.now(order).text("/data/documents/loa");
        var unlinked = ports.document();
        carrier.time.pass(Duration.ofMinutes(29));
        assertThat(carrier.get("/documents/" + unlinked).status()).isEqualTo(200);
        assertThat(carrier.delete("/documents/" + linked).status()).isEqualTo(422);
        carrier.time.pass(Duration.ofMinutes(1));

        assertThat(carrier.get("/documents/" + unlinked).status()).isEqualTo(404);
        assertThat(carrier.get("/documents/" + linked).status()).isEqualTo(200);
        assertThat(ports.edit(order, "{\"documents\": {\"loa\": \"%s\"}}".formatted(unlinked))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_document_is_renamed_found_and_deleted() throws IOException {
        var id = carrier.upload(PortRig.PDF, "first.pdf").text("/data/id");
        carrier.patch("/documents/" + id, "{\"filename\": \"second.pdf\", \"customer_reference\": \"r\"}");

        assertThat(carrier.get("/documents?filter[filename][contains]=second&sort=-created_at")
                        .text("/data/0/id"))
                .isEqualTo(id);
        assertThat(carrier.delete("/documents/" + id).status()).isEqualTo(200);
        assertThat(carrier.get("/documents/" + id).status()).isEqualTo(404);
    }
}
