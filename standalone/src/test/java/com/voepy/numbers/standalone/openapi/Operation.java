package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One endpoint, as its controller declares it.
///
/// @param verb of HTTP, in lower case
/// @param path its variables in snake_case
record Operation(
        String verb, String path, Method method, AnswersWith answers, ApiKeyScope scope, List<ApiKeyScope> or) {

    private static final String ROOT = "com.voepy.numbers";
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");
    private static final Pattern PATH_IN_COMMENT = Pattern.compile("^`[A-Z]+ [^`]+`\\s*(?:[—:-]\\s*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /// Every endpoint of both services that needs a scope, by path.
    static List<Operation> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return Stream.of(".command", ".query", ".kit.web")
                .flatMap(part -> scanner.findCandidateComponents(ROOT + part).stream())
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .flatMap(method -> of(method).stream())
                .sorted(Comparator.comparing(Operation::path)
                        .thenComparing(operation -> VERBS.indexOf(operation.verb())))
                .toList();
    }

    private static Optional<Operation> of(Method method) {
        var answers = method.getAnnotation(AnswersWith.class);
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (answers == null || mapping == null) {
            return Optional.empty();
        }
        var scope = Stream.of(method, method.getDeclaringClass())
                .map(element -> element.getAnnotation(RequiresScope.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no scope: " + method));
        var base = AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
        var path = first(base == null ? new String[0] : base.path()) + first(mapping.path());
        return Optional.of(new Operation(
                mapping.method()[0].name().toLowerCase(Locale.ROOT),
                VARIABLE.matcher(path).replaceAll(name -> "{" + Words.snakeCase(name.group(1)) + "}"),
                method,
                answers,
                scope.value(),
                List.of(scope.or())));
    }

    private static String first(String[] paths) {
        return paths.length == 0 ? "" : paths[0];
    }

    boolean isRead() {
        return verb.equals("get");
    }

    /// Whether it waits for the read model.
    boolean isOfQuerySide() {
        return method.getDeclaringClass().getName().startsWith(ROOT + ".query.");
    }

    /// Whether its answer is a version of a resource, and names it.
    boolean isVersioned() {
        return isRead()
                ? isOfQuerySide() && answers.shape() == Shape.ONE && answers.value() != byte[].class
                : !verb.equals("post") && answers.value() != void.class;
    }

    boolean takesIfMatch() {
        return parameters()
                .map(parameter -> parameter.getAnnotation(RequestHeader.class))
                .anyMatch(header -> header != null && header.name().equals("If-Match"));
    }

    boolean takesIdempotencyKey() {
        return isRead() ? takes("Idempotency-Key").isPresent() : answers.idempotencyKey();
    }

    boolean takesPage() {
        return answers.shape() == Shape.PAGE;
    }

    boolean answersLines() {
        return List.of(answers.mediaType()).contains("application/jsonl");
    }

    boolean isUpload() {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping != null && List.of(mapping.consumes()).contains("multipart/form-data");
    }

    Optional<Class<?>> body() {
        return parameters()
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .<Class<?>>map(Parameter::getType)
                .findFirst();
    }

    Stream<Parameter> parameters() {
        return Arrays.stream(method.getParameters());
    }

    /// What the method itself says of parameters that it reads out of a map.
    List<Takes> takes() {
        var shared = Arrays.stream(method.getAnnotations())
                .flatMap(annotation -> Arrays.stream(annotation.annotationType().getAnnotationsByType(Takes.class)));
        return Stream.concat(Arrays.stream(method.getAnnotationsByType(Takes.class)), shared)
                .toList();
    }

    Optional<Takes> takes(String name) {
        return takes().stream().filter(takes -> takes.name().equals(name)).findFirst();
    }

    List<ErrorCode> refuses() {
        var refuses = method.getAnnotation(Refuses.class);
        return refuses == null ? List.of() : List.of(refuses.value());
    }

    List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /// The package that it belongs to: `number`, `porting`.
    String feature() {
        var name = method.getDeclaringClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// What its comment says besides its path.
    String says(SourceComments comments) {
        return Schemas.sentence(
                PATH_IN_COMMENT.matcher(comments.of(method).text()).replaceFirst(""));
    }

    String id() {
        return answers.operationId().isEmpty() ? OperationIds.of(this) : answers.operationId();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
