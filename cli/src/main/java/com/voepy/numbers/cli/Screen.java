package com.voepy.numbers.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Answers go to standard output, everything about them to standard error.
final class Screen {

    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean verbose;
    private final boolean terminal;
    private String progress = "";

    /// @param json whether answers are shown as the server sent them
    /// @param verbose whether each request is told
    /// @param terminal whether a person looks at standard error
    Screen(PrintStream out, PrintStream err, boolean json, boolean verbose, boolean terminal) {
        this.out = utf8(out);
        this.err = utf8(err);
        this.json = json;
        this.verbose = verbose;
        this.terminal = terminal;
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    boolean isJson() {
        return json;
    }

    /// Whether nobody takes what is written any more, as in `… | head`.
    boolean isGone() {
        return out.checkError();
    }

    /// An answer: as it came, as a table where it is a list, else field by field.
    void show(Answer answer, List<String> columns) {
        if (json) {
            raw(answer.body());
            return;
        }
        var body = answer.json();
        if (body.isMissingNode()) {
            line("Done.");
        } else if (rows(body).isArray()) {
            var rows = rows(body);
            lines((columns.isEmpty() ? Table.ofEverythingIn(rows) : new Table(columns)).lines(rows));
        } else {
            lines(Details.lines(body));
        }
    }

    /// One page of a list.
    void page(Answer answer, Table table) {
        if (json) {
            raw(answer.body());
        } else {
            lines(table.lines(answer.json().path("data")));
        }
    }

    /// A line of the answer itself.
    void line(String text) {
        out.println(text);
        out.flush();
    }

    private void lines(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /// Bytes as they are.
    void bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /// Bytes as they are, and the end of a line after them if they have none.
    private void raw(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            out.write('\n');
        }
        out.flush();
    }

    /// Something worth knowing besides the answer.
    void note(String text) {
        endProgress();
        err.println(text);
        err.flush();
    }

    /// Something for who wants to know exactly.
    void detail(String text) {
        if (verbose) {
            note(text);
        }
    }

    /// Where long work stands: in place on a terminal, else one line per change.
    void progress(String state, Duration waited) {
        var text = Text.printable(state);
        if (terminal) {
            err.print("%s%s, %d s".formatted(BACK_AND_CLEAR, text, waited.toSeconds()));
        } else if (!text.equals(progress)) {
            err.println("%s, %d s".formatted(text, waited.toSeconds()));
        }
        progress = text;
        err.flush();
    }

    /// Where work stands that is never at rest: only for who looks.
    void working(String state) {
        if (terminal) {
            err.print(BACK_AND_CLEAR + state);
            err.flush();
            progress = state;
        }
    }

    /// What comes next starts on a line of its own.
    void endProgress() {
        if (terminal && !progress.isEmpty()) {
            err.println();
        }
        progress = "";
    }

    /// Why there is no answer.
    void failure(Failure failure) {
        endProgress();
        if (!(failure instanceof Failure.Refused refused)) {
            err.println(failure.getMessage());
        } else if (json && refused.answer().json().isObject()) {
            var body = refused.answer().body();
            err.write(body, 0, body.length);
            err.println();
        } else {
            problem(refused.answer());
        }
        err.flush();
    }

    private void problem(Answer answer) {
        var problem = answer.json();
        var code = problem.path("code").asString("");
        err.println(
                code.isEmpty()
                        ? "%s answered %d without saying why.".formatted(answer.request(), answer.status())
                        : "%s: %s".formatted(Text.printable(code), Cells.text(problem, "detail")));
        for (var error : problem.path("errors")) {
            err.println("  %s: %s (%s)"
                    .formatted(Cells.text(error, "field"), Cells.text(error, "message"), Cells.text(error, "code")));
        }
        for (var name : List.of("required_cents", "available_cents", "phone_numbers", "required_scope")) {
            if (problem.has(name)) {
                err.println("  %s: %s".formatted(Money.nameWithoutUnit(name), Cells.text(problem, name)));
            }
        }
        answer.header("Retry-After")
                .ifPresent(seconds -> err.println("  retry after: %s s".formatted(Text.printable(seconds))));
        var requestId =
                answer.header("X-Request-Id").orElse(problem.path("request_id").asString(""));
        if (!requestId.isEmpty()) {
            err.println("  request id: " + Text.printable(requestId));
        }
    }

    private static JsonNode rows(JsonNode body) {
        return body.isObject() && body.path("data").isArray() ? body.path("data") : body;
    }
}
