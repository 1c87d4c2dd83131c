package com.voepy.numbers.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Files to and from the product.
final class Documents {

    /// Source: the product's API document: all files of one upload together.
    private static final long BYTES_MAX = 32L << 20;

    private Documents() {}

    /// One request with all the files, as `multipart/form-data`.
    static void upload(Invocation invocation) {
        var boundary = "numbers-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        part(
                body,
                boundary,
                "name=\"type\"",
                invocation.text("type").orElseThrow().getBytes(StandardCharsets.UTF_8));
        for (var name : invocation.list("file")) {
            var file = Path.of(name);
            var disposition = "name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream"
                    .formatted(quoted(String.valueOf(file.getFileName())));
            part(body, boundary, disposition, read(file, BYTES_MAX - body.size()));
        }
        body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        var call =
                invocation.call().with(new Call.Body("multipart/form-data; boundary=" + boundary, body.toByteArray()));
        invocation.screen().show(invocation.api().ask(call), invocation.verb().columns());
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, byte[] content) {
        body.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(boundary, disposition)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /// As browsers do it, so that no name ends the header that it stands in.
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static byte[] read(Path file, long bytesMax) {
        try {
            if (Files.size(file) > bytesMax) {
                throw Failure.file("%s: the files of one upload have at most 32 MiB together.".formatted(file));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.file("%s cannot be read.".formatted(file));
        }
    }

    /// The bytes as they are; an existing file is never written over.
    static void download(Invocation invocation) {
        var output = invocation.text("output").map(Path::of);
        var answer = invocation.api().ask(invocation.call());
        if (output.isEmpty()) {
            invocation.screen().bytes(answer.body());
            return;
        }
        try {
            Files.write(output.get(), answer.body(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            invocation.screen().note("%d bytes are in %s.".formatted(answer.body().length, output.get()));
        } catch (FileAlreadyExistsException e) {
            throw Failure.file("%s is there already.".formatted(output.get()));
        } catch (IOException e) {
            throw Failure.file("%s cannot be written.".formatted(output.get()));
        }
    }
}
