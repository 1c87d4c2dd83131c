package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// A row of the table of endpoints in `docs/security.md`, which another test compares with the code.
///
/// @param path with its variables, for example `/v1/numbers/{id}`
/// @param scope that a key needs, for example `numbers:read`
/// @param isOfAuditorsToo whether auditors need no such scope
public record Endpoint(String method, String path, String scope, boolean isOfAuditorsToo) {

    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z]+)` \\| `(/v1/[^`]*)` \\| `([a-z:]+)`( or `auditor`)? \\|");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final String MULTIPART = "--x\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nx\r\n--x--\r\n";

    /// All that there are.
    public static List<Endpoint> all() {
        try {
            var text = Files.readString(Directories.ofRepository("docs/security.md"));
            return ROW.matcher(text)
                    .results()
                    .map(row -> new Endpoint(row.group(1), row.group(2), row.group(3), row.group(4) != null))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it is for tenants: the others are for operators and auditors.
    public boolean isOfTenants() {
        return scope.contains(":");
    }

    /// The path with this in place of its first variable, and ids of nothing in place of the rest.
    public String pathOf(String first) {
        return VARIABLE.matcher(VARIABLE.matcher(path).replaceFirst(first))
                .replaceAll(_ -> UUID.randomUUID().toString());
    }

    /// Asks it with a body that says nothing, and with the parameters that it can't do without.
    public Answer ask(Client client, String first) {
        if (method.equals("GET") || method.equals("DELETE")) {
            var required = path.endsWith("/diff") ? "?from=2026-01-01T00:00:00Z" : "";
            return client.send(method, pathOf(first) + required, BodyPublishers.noBody());
        }
        var answer = send(client, first, "{}", "application/json");
        return answer.status() == 415 ? send(client, first, MULTIPART, "multipart/form-data; boundary=x") : answer;
    }

    private Answer send(Client client, String first, String body, String type) {
        return client.send(method, pathOf(first), BodyPublishers.ofString(body), "Content-Type", type);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
