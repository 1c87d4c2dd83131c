package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The documentation of every error code, made from [ErrorCode] so that it cannot be out of date.
final class ErrorCatalogue {

    private ErrorCatalogue() {}

    /// `docs/errors.md`.
    static String markdown() {
        var table = Arrays.stream(ErrorCode.values())
                .map(code -> "| [`%s`](#%s) | %d | %s |"
                        .formatted(code.wireName(), code.wireName(), code.httpStatus(), code.title()))
                .collect(Collectors.joining("\n"));
        var codes = Arrays.stream(ErrorCode.values())
                .map(code -> "### %s\n\n%d %s. %s\n"
                        .formatted(code.wireName(), code.httpStatus(), code.title(), code.explanation()))
                .collect(Collectors.joining("\n"));
        var fieldCodes = Arrays.stream(FieldError.Code.values())
                .map(code -> "| `%s` | %s |".formatted(code.wireName(), code.explanation()))
                .collect(Collectors.joining("\n"));
        return """
                # Errors

                <!-- Generated from ErrorCode.java and FieldError.java; a test compares. Do not edit. -->

                Every error is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, `instance`, and
                besides `code`, which is stable and what a program decides by, and `request_id`, which names the request in
                the server's log and in the event log. Some codes add members, named below. No error tells anything of the
                server's inside.

                ```json
                {
                  "type": "/docs/errors#balance_insufficient",
                  "title": "Insufficient balance",
                  "status": 402,
                  "detail": "The order costs 200 cents; 150 are available.",
                  "instance": "/v1/numbers/order",
                  "code": "balance_insufficient",
                  "request_id": "7d0c1f6e-3f0e-4f0a-9a53-0d6b7b1f7a2c",
                  "required_cents": 200,
                  "available_cents": 150
                }
                ```

                | code | status | title |
                |---|---|---|
                %s

                ## Fields

                A `validation_failed` names each wrong value in `errors`: `field` (a member of the body such as
                `phone_numbers[2]`, a query parameter or a header), `code`, and a `message` for people.

                | code | meaning |
                |---|---|
                %s

                ## Codes

                %s""".formatted(table, fieldCodes, codes);
    }

    /// The page `/docs/errors`, which every problem's `type` points into.
    static String html() {
        var codes = Arrays.stream(ErrorCode.values())
                .map(code -> "<h2 id=\"%s\"><code>%s</code></h2>\n<p>%d %s. %s</p>"
                        .formatted(
                                code.wireName(),
                                code.wireName(),
                                code.httpStatus(),
                                code.title(),
                                withCodeElements(code.explanation())))
                .collect(Collectors.joining("\n"));
        var fieldCodes = Arrays.stream(FieldError.Code.values())
                .map(code -> "<dt><code>%s</code></dt><dd>%s</dd>".formatted(code.wireName(), code.explanation()))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Errors</title></head>
                <body>
                <h1>Errors</h1>
                %s
                <h2 id="fields">Field codes of <code>validation_failed</code></h2>
                <dl>
                %s
                </dl>
                </body>
                </html>
                """.formatted(codes, fieldCodes);
    }

    private static String withCodeElements(String markdown) {
        var escaped = markdown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return escaped.replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
