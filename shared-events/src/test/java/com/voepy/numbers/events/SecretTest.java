package com.voepy.numbers.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.AuditReadEvent.AuditReadsSealed;
import com.voepy.numbers.kernel.Sealed;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretTest {

    /// What a text is called that must not be shown. The SHA-256 of a document is its tenant's to know.
    static final Pattern TELLING =
            Pattern.compile(".*(hash|secret|fingerprint|password|passcode|token|credential|cipher|sealed).*");

    @Test
    void every_text_that_is_called_like_a_secret_is_marked_as_one() {
        var telling = components().stream()
                .filter(each -> each.getType() == String.class)
                // Auditors compare it with the record of what they read, which shows it.
                .filter(each -> each.getDeclaringRecord() != AuditReadsSealed.class)
                .filter(each ->
                        TELLING.matcher(each.getName().toLowerCase(Locale.ROOT)).matches())
                .toList();
        assertThat(telling)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(each -> assertThat(each.isAnnotationPresent(Secret.class))
                        .as("%s of %s", each, each.getDeclaringRecord())
                        .isTrue());
    }

    @Test
    void a_recorded_answer_is_a_secret_as_it_may_show_one() {
        assertThat(Arrays.stream(RequestEvent.RequestAnswered.class.getRecordComponents())
                        .filter(each -> each.isAnnotationPresent(Secret.class))
                        .map(RecordComponent::getName))
                .containsExactly("fingerprint", "body");
    }

    private static List<RecordComponent> components() {
        return EventTypes.byName().values().stream()
                .flatMap(SecretTest::componentsOf)
                .toList();
    }

    /// Those of its parts as well; what is [Sealed] has a rule of its own.
    private static Stream<RecordComponent> componentsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(each -> Stream.concat(Stream.of(each), partOf(each.getGenericType())));
    }

    private static Stream<RecordComponent> partOf(Type type) {
        return switch (type) {
            case ParameterizedType list -> partOf(list.getActualTypeArguments()[0]);
            case Class<?> part when part.isRecord() && part != Sealed.class -> componentsOf(part);
            default -> Stream.of();
        };
    }
}
