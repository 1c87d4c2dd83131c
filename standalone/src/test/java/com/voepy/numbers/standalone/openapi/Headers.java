package com.voepy.numbers.standalone.openapi;

import tools.jackson.databind.node.ObjectNode;

/// The headers of answers.
final class Headers {

    private Headers() {}

    /// Those that this endpoint's answer of that status has.
    static ObjectNode of(Operation operation, int status) {
        var headers = Json.object();
        add(headers, "X-Request-Id");
        if (status == 201) {
            add(headers, "Location");
        }
        if (operation.isVersioned()) {
            add(headers, "ETag");
        }
        if (operation.takesIdempotencyKey()) {
            add(headers, "Idempotent-Replayed");
        }
        if (operation.answers().value() == byte[].class && !operation.answersLines()) {
            add(headers, "Content-Disposition");
        }
        add(headers, "RateLimit");
        add(headers, "RateLimit-Policy");
        return headers;
    }

    private static void add(ObjectNode headers, String name) {
        headers.set(name, Json.ref("headers", name));
    }

    static ObjectNode all() {
        var all = Json.object();
        always(all, "X-Request-Id", "The request's name: yours if you sent one, else ours.", "7d0c1f6e-3f0e-4f0a");
        always(all, "Location", "Path of what was made.", "/v1/connections/c0000000-0000-4000-8000-000000000004");
        always(all, "ETag", "The version, for `If-None-Match` and `If-Match`.", "\"MfKQ9r8GKYqrTwjU\"");
        sometimes(all, "Idempotent-Replayed", "`true` where the first answer under the key is given again.", "true");
        always(all, "Content-Disposition", "An attachment, with its name.", "attachment; filename=\"loa.pdf\"");
        sometimes(
                all,
                "RateLimit",
                "What is left (`r`), and in how many seconds all is (`t`).",
                "\"default\";r=5999;t=1");
        sometimes(
                all,
                "RateLimit-Policy",
                "Requests (`q`) that a key may send in `w` seconds.",
                "\"default\";q=6000;w=60");
        sometimes(all, "Retry-After", "Seconds to wait before the request is sent again.", "1");
        always(all, "WWW-Authenticate", "How to authenticate: `Bearer`.", "Bearer");
        sometimes(all, "Allow", "With 405: the methods that the path takes.", "GET, POST");
        return all;
    }

    private static void always(ObjectNode all, String name, String says, String example) {
        sometimes(all, name, says, example);
        ((ObjectNode) all.get(name)).put("required", true);
    }

    private static void sometimes(ObjectNode all, String name, String says, String example) {
        all.set(
                name,
                Json.object(
                        "description", says,
                        "schema", Json.object("type", "string"),
                        "example", example));
    }
}
