package com.voepy.numbers.query.document;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.DocumentEvent.DocumentErased;
import com.voepy.numbers.events.DocumentEvent.DocumentUploaded;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.DocumentType;
import com.voepy.numbers.kit.document.DocumentContents;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentApiTest {

    static final String PATH = "/v1/numbers/porting-documents/";
    static final byte[] BYTES = "%PDF-1.4 signed %%EOF".getBytes(StandardCharsets.US_ASCII);
    static final String NUMBERS_ONLY_KEY = ApiKeys.generateTest();

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(Fixture.key(NUMBERS_ONLY_KEY, TENANT, Set.of(ApiKeyScope.NUMBERS_READ)));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_document_is_shown_and_its_file_is_an_attachment() {
        var id = uploaded("Jane \"Doe\" März.pdf");

        var shown = node.json(PATH + id, KEY);
        var content = node.get(PATH + id + "/content", KEY);

        assertThat(shown.propertyNames())
                .containsExactly("id", "type", "filename", "content_type", "size_bytes", "sha256", "created_at");
        assertThat(shown.get("filename").asString()).isEqualTo("Jane \"Doe\" März.pdf");
        assertThat(content.body()).isEqualTo(new String(BYTES, StandardCharsets.US_ASCII));
        assertThat(content.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(content.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        header -> assertThat(header).startsWith("attachment;").contains("filename*=UTF-8''"));
        assertThat(content.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(content.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
    }

    @Test
    void a_document_is_its_tenants_own_and_for_those_who_may_port() {
        var id = uploaded("loa.pdf");

        for (var path : List.of(PATH + id, PATH + id + "/content")) {
            assertThat(node.get(path, STRANGERS_KEY).statusCode()).isEqualTo(404);
            assertThat(node.get(path, NUMBERS_ONLY_KEY).statusCode()).isEqualTo(403);
        }
        assertThat(node.get(PATH + "x/content", KEY).statusCode()).isEqualTo(404);
        assertThat(node.get(PATH + UUID.randomUUID() + "/content", KEY).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_erased_document_has_no_name_and_no_file() {
        var id = uploaded("loa.pdf");
        new TransactionTemplate(new JdbcTransactionManager(node.bean(DataSource.class)))
                .executeWithoutResult(_ -> node.bean(SubjectVault.class).destroy(TENANT, List.of(id)));
        LOG.append(new DocumentErased(id, TENANT));

        assertThat(node.json(PATH + id, KEY).get("filename").isNull()).isTrue();
        var content = node.get(PATH + id + "/content", KEY);
        assertThat(content.statusCode()).isEqualTo(410);
        assertThat(content.body()).contains("document_erased");
    }

    private static UUID uploaded(String filename) {
        var id = UUID.randomUUID();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(node.bean(DataSource.class)));
        var event = transaction.execute(_ -> {
            var sealer = node.bean(SubjectVault.class).sealer(id, TENANT);
            node.bean(DocumentContents.class).store(id, TENANT, sealer, BYTES, LOG.now());
            return new DocumentUploaded(
                    id, TENANT, DocumentType.LOA, sealer.seal(filename), "application/pdf", BYTES.length, "00");
        });
        LOG.append(Objects.requireNonNull(event));
        return id;
    }
}
