package com.voepy.numbers.standalone.openapi;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// What the `///` comments in the sources say, read by the compiler's own parser.
///
/// @param byName by `package`, `package.Outer.Inner`, or `package.Outer#member`
record SourceComments(Map<String, Comment> byName) {

    private static final List<String> MODULES =
            List.of("shared-events", "service-kit", "command-service", "query-service");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*)");
    /// Where a rule comes from is for who changes it.
    private static final Pattern SOURCE = Pattern.compile("\\s*\\bSource: .*");

    private static final Pattern LINK = Pattern.compile("\\[(?:[a-z]+\\.)*(\\w+(?:#\\w+)?)(?:\\([^)]*\\))?](?!\\()");

    /// @param paragraphs of Markdown, without where things come from and without tags
    /// @param parameters by their Java names
    record Comment(List<String> paragraphs, Map<String, String> parameters) {

        static final Comment NONE = new Comment(List.of(), Map.of());

        String text() {
            return String.join("\n\n", paragraphs);
        }

        private static Comment parse(String comment) {
            List<StringBuilder> paragraphs = new ArrayList<>();
            Map<String, StringBuilder> parameters = new LinkedHashMap<>();
            StringBuilder current = null;
            for (var line : comment.lines().map(String::strip).toList()) {
                var param = PARAM.matcher(line);
                if (param.matches()) {
                    current = new StringBuilder(param.group(2));
                    parameters.put(param.group(1), current);
                } else if (line.isEmpty() || line.startsWith("@")) {
                    current = null;
                } else if (current == null) {
                    current = new StringBuilder(line);
                    paragraphs.add(current);
                } else {
                    current.append(' ').append(line);
                }
            }
            Map<String, String> plain = new LinkedHashMap<>();
            parameters.forEach((name, text) -> plain.put(name, withoutLinks(text)));
            return new Comment(
                    paragraphs.stream()
                            .map(Comment::withoutLinks)
                            .map(paragraph -> SOURCE.matcher(paragraph).replaceFirst(""))
                            .filter(paragraph -> !paragraph.isEmpty())
                            .toList(),
                    plain);
        }

        /// A link to a class leads nowhere outside of Java; its name is enough.
        private static String withoutLinks(CharSequence text) {
            return LINK.matcher(text).replaceAll("`$1`");
        }
    }

    static SourceComments read() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            var reader = new Reader(DocTrees.instance(task));
            task.parse().forEach(unit -> reader.scan(unit, null));
            return new SourceComments(reader.found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Comment of(Class<?> type) {
        return named(type.getCanonicalName());
    }

    Comment of(Method method) {
        return named(method.getDeclaringClass().getCanonicalName() + "#" + method.getName());
    }

    Comment of(Enum<?> constant) {
        return named(constant.getDeclaringClass().getCanonicalName() + "#" + constant.name());
    }

    Comment ofPackage(String name) {
        return named(name);
    }

    private Comment named(String name) {
        return byName.getOrDefault(name, Comment.NONE);
    }

    static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (var module : MODULES) {
            try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                sources.addAll(files.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .toList());
            }
        }
        return sources;
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final Map<String, Comment> found = new HashMap<>();
        private final Deque<String> names = new ArrayDeque<>();

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree unit, Void nothing) {
            names.clear();
            names.addLast(unit.getPackageName().toString());
            return super.visitCompilationUnit(unit, nothing);
        }

        @Override
        public Void visitPackage(PackageTree tree, Void nothing) {
            note("");
            return super.visitPackage(tree, nothing);
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            names.addLast(tree.getSimpleName().toString());
            note("");
            super.visitClass(tree, nothing);
            names.removeLast();
            return nothing;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            note("#" + tree.getName());
            return super.visitMethod(tree, nothing);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            note("#" + tree.getName());
            return super.visitVariable(tree, nothing);
        }

        private void note(String member) {
            var comment = docs.getDocComment(getCurrentPath());
            if (comment != null) {
                found.putIfAbsent(names.stream().collect(Collectors.joining(".")) + member, Comment.parse(comment));
            }
        }
    }
}
