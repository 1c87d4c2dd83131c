package com.voepy.numbers.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API is what the controllers declare, and lacks nothing.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenApiTest {

    static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
    static final Path WEBHOOKS = Path.of("..", "docs", "webhooks");
    static final Pattern PROBLEM_MEMBER = Pattern.compile("\\.with\\(\"([a-z_]+)\"");
    static final String WRITE_IT = "Write it with ./mvnw test -Dtest=OpenApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dnumbers.docs.write=true";

    static final OpenApiDocument MAKER = new OpenApiDocument();
    static ObjectNode document;
    static SortedMap<String, JsonNode> schemas;

    /// `-Dnumbers.docs.write=true` writes the file before it is compared.
    @BeforeAll
    static void make() throws IOException {
        document = MAKER.make();
        schemas = new WebhookSchemas(document).files();
        if (Boolean.getBoolean("numbers.docs.write")) {
            Files.writeString(COMMITTED, Json.text(document));
            for (var schema : schemas.entrySet()) {
                Files.writeString(WEBHOOKS.resolve(schema.getKey()), Json.text(schema.getValue()));
            }
        }
    }

    @Test
    void the_committed_document_is_what_the_code_says() throws IOException {
        // Lines, because a difference of two whole documents is no message.
        assertThat(Files.readAllLines(COMMITTED))
                .as(WRITE_IT)
                .isEqualTo(Json.text(document).lines().toList());
    }

    @Test
    void every_type_of_webhook_has_its_schema() throws IOException {
        try (var files = Files.list(WEBHOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as(WRITE_IT)
                    .containsExactlyInAnyOrderElementsOf(schemas.keySet());
        }
        for (var schema : schemas.entrySet()) {
            assertThat(Files.readAllLines(WEBHOOKS.resolve(schema.getKey())))
                    .as(WRITE_IT)
                    .isEqualTo(Json.text(schema.getValue()).lines().toList());
        }
    }

    /// The official schema of OpenAPI 3.1 documents, which says nothing of the schemas inside.
    @Test
    void it_is_an_openapi_document() {
        assertThat(Examples.faultsOf(OpenApiSchema.read(), document)).isEmpty();

        var wrong = document.deepCopy();
        wrong.remove("info");
        assertThat(Examples.faultsOf(OpenApiSchema.read(), wrong)).hasSize(1);
    }

    @Test
    void everything_in_it_is_described() {
        assertThat(new TreeSet<>(MAKER.gaps()))
                .as("Say what these are, there or in src/test/resources/openapi/words.json")
                .isEmpty();
    }

    @Test
    void no_two_operations_have_the_same_id() {
        assertThat(MAKER.operations()).hasSizeGreaterThan(60).map(Operation::id).doesNotHaveDuplicates();
    }

    /// A code that no endpoint refuses with is dead, or an endpoint lacks its `@Refuses`.
    @Test
    void every_error_code_is_somebodys() {
        var listed = new TreeSet<>(Problems.OF_TRANSPORT);
        MAKER.operations().forEach(operation -> listed.addAll(Problems.codes(operation)));
        assertThat(listed).containsExactlyInAnyOrder(ErrorCode.values());
    }

    @Test
    void every_member_of_a_problem_is_described() throws IOException {
        var members = new TreeSet<String>();
        for (var source : SourceComments.sources()) {
            PROBLEM_MEMBER.matcher(Files.readString(source)).results().forEach(member -> members.add(member.group(1)));
        }
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .as("Say in src/test/resources/openapi/words.json what Problem.<member> is")
                .containsAll(members)
                .hasSizeGreaterThan(members.size());
    }

    @Test
    void every_type_of_webhook_has_its_section() {
        assertThat(document.at("/webhooks").propertyNames())
                .containsExactlyElementsOf(Arrays.stream(WebhookType.values())
                        .map(WebhookType::wireName)
                        .toList());
    }

    /// An example is the first thing that a client copies.
    @Test
    void every_example_fits_its_schema() {
        var examples = Examples.in(document);

        assertThat(examples.faults()).isEmpty();
        assertThat(examples.checked()).isGreaterThan(250);
    }

    @Test
    void every_text_has_an_example_of_its_own() {
        var without = Json.text(document).lines().filter(line -> line.contains('"' + Samples.PLACEHOLDER + '"'));
        assertThat(without)
                .as("Give one in src/test/resources/openapi/words.json, under its name or `Schema.name`")
                .isEmpty();
    }

    @Test
    void an_example_that_does_not_fit_is_found() {
        var spoiled = document.deepCopy();
        for (var pointer : List.of("/paths/~1v1~1balance/get", "/paths/~1v1~1connections~1{id}/get")) {
            ((ObjectNode) spoiled.at(pointer + "/responses/200/content/application~1json/example"))
                    .put("surprise", true);
        }
        assertThat(Examples.in(spoiled).faults()).hasSize(2).allMatch(fault -> fault.contains("surprise"));
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(document.findValues("$ref"))
                .extracting(JsonNode::asString)
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }
}
