package com.voepy.numbers.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventCatalogueTest {

    static final Path DOCUMENT = Path.of("..", "docs", "events.md");
    static final Pattern STREAM = Pattern.compile("Stream `[a-z-]+/<.+>`");
    static final Pattern WITH_A_UNIT = Pattern.compile(".*(Cents|BasisPoints)");

    final SourceDocs docs = SourceDocs.read();

    /// `-Dnumbers.docs.write=true` writes the file instead of comparing.
    @Test
    void the_documentation_is_what_the_code_says() throws IOException {
        if (Boolean.getBoolean("numbers.docs.write")) {
            Files.writeString(DOCUMENT, EventCatalogue.markdown());
        }
        assertThat(DOCUMENT).content().isEqualTo(EventCatalogue.markdown());
    }

    @Test
    void every_family_names_its_stream() {
        assertThat(EventCatalogue.families())
                .allSatisfy(
                        family -> assertThat(String.join(" ", docs.of(family).paragraphs()))
                                .as(family.getSimpleName())
                                .containsPattern(STREAM));
    }

    @Test
    void every_event_says_when_it_happens() {
        assertThat(EventTypes.byName().values())
                .allSatisfy(event -> assertThat(docs.of(event).paragraphs())
                        .as(event.getSimpleName())
                        .isNotEmpty());
    }

    /// A comment that names a component of an earlier day would be lost in silence.
    @Test
    void every_component_that_is_explained_exists() {
        assertThat(EventTypes.byName().values()).allSatisfy(event -> {
            var components = Stream.of(event.getRecordComponents()).map(each -> each.getName());
            assertThat(docs.of(event).components().keySet())
                    .as(event.getSimpleName())
                    .isSubsetOf(components.toList());
        });
    }

    @Test
    void every_amount_says_its_unit() {
        assertThat(EventTypes.byName().values())
                .allSatisfy(event -> Arrays.stream(event.getRecordComponents())
                        .filter(each -> WITH_A_UNIT.matcher(each.getName()).matches())
                        .forEach(each -> assertThat(docs.of(event).components())
                                .as(event.getSimpleName())
                                .containsKey(each.getName())));
    }
}
