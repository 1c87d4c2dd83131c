package com.voepy.numbers.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole product, since only here all of it is on one class path.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {

    static final String ROOT = "com.voepy.numbers";
    static final JavaClasses PRODUCT =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);
    static final Pattern READ_MODEL = Pattern.compile("\\bview\\.[a-z_]+\\b(?!\\()");
    static final Pattern WRITE_TO_THE_LOG =
            Pattern.compile("(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|TRUNCATE)\\s+log\\.", Pattern.CASE_INSENSITIVE);

    static final Path SECURITY = Path.of("..", "docs", "security.md");
    static final String TABLE_BEGIN = "<!-- endpoints -->\n";
    static final String TABLE_END = "<!-- /endpoints -->";

    static List<ArchRule> rules() {
        return new Rules(ROOT).all();
    }

    @Test
    void every_module_is_looked_at() {
        assertThat(List.of("events", "kernel", "resource", "kit", "command", "query", "sandbox", "standalone"))
                .allMatch(part -> PRODUCT.containPackage(ROOT + "." + part));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void is_kept(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "query", "kit", "sandbox"})
    void has_no_packages_that_go_round_in_circles(String module) {
        new Rules(ROOT).noCirclesIn(module).check(PRODUCT);
    }

    @Test
    void every_endpoint_names_its_method_and_its_scope() {
        assertThat(Endpoints.of(PRODUCT).all())
                .hasSizeGreaterThan(40)
                .allSatisfy(endpoint -> assertThat(endpoint.scope())
                        .as("%s %s needs a @RequiresScope", endpoint.method(), endpoint.path())
                        .isNotNull())
                .noneMatch(endpoint -> endpoint.method().equals("ANY"));
    }

    /// Only there, on the query side, is a read recorded before it is answered.
    @Test
    void what_only_auditors_read_is_under_the_path_where_reads_are_recorded() {
        assertThat(Endpoints.of(PRODUCT).all()).allSatisfy(endpoint -> {
            var isRecorded = endpoint.path().startsWith("/v1/audit/");
            assertThat(isRecorded)
                    .as("%s %s", endpoint.method(), endpoint.path())
                    .isEqualTo(endpoint.scope() == ApiKeyScope.AUDITOR);
            assertThat(!isRecorded || endpoint.method().equals("GET"))
                    .as("%s changes what only auditors see", endpoint.path())
                    .isTrue();
        });
        assertThat(PRODUCT.stream()
                        .filter(type -> type.getPackageName().startsWith(ROOT + ".command"))
                        .filter(type -> type.isAnnotatedWith(RequiresScope.class)
                                && type.getAnnotationOfType(RequiresScope.class).value() == ApiKeyScope.AUDITOR))
                .isEmpty();
    }

    /// `-Dnumbers.docs.write=true` writes the table instead of comparing.
    @Test
    void every_endpoint_is_in_the_table_of_scopes() throws IOException {
        var text = Files.readString(SECURITY);
        int begin = text.indexOf(TABLE_BEGIN) + TABLE_BEGIN.length();
        int end = text.indexOf(TABLE_END);
        var table = Endpoints.of(PRODUCT).markdown();
        if (Boolean.getBoolean("numbers.docs.write")) {
            Files.writeString(SECURITY, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("Write it with ./mvnw test -Dtest=ArchitectureTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Dnumbers.docs.write=true")
                    .isEqualTo(table);
        }
    }

    @Test
    void the_command_side_never_reads_a_read_model() throws IOException {
        assertThat(linesIn("command-service", READ_MODEL)).isEmpty();
    }

    @Test
    void the_query_side_never_writes_to_the_log() throws IOException {
        assertThat(linesIn("query-service", WRITE_TO_THE_LOG)).isEmpty();
    }

    /// SQL is text, which no class file rule sees.
    private static List<String> linesIn(String module, Pattern forbidden) throws IOException {
        var sources = Path.of("..", module, "src", "main");
        try (var files = Files.walk(sources)) {
            var found = files.filter(Files::isRegularFile)
                    .flatMap(file -> ForbiddenText.in(file, forbidden).stream())
                    .toList();
            assertThat(sources).isNotEmptyDirectory();
            return found;
        }
    }
}
