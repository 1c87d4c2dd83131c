package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's nginx with the deployment's own configuration, rendered as the container image renders it.
final class Nginx {

    private static final String MAIN = """
            daemon off;
            pid nginx.pid;
            error_log nginx-error.log;
            worker_processes 1;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path tmp/body;
                proxy_temp_path tmp/proxy;
                fastcgi_temp_path tmp/fastcgi;
                uwsgi_temp_path tmp/uwsgi;
                scgi_temp_path tmp/scgi;
                include numbers.conf;
            }
            """;

    private Nginx() {}

    static Part inFrontOf(Path directory, int port, int commandPort, int queryPort) {
        var variables = Map.of(
                "NUMBERS_LISTEN",
                "127.0.0.1:" + port,
                "NUMBERS_COMMAND_SERVERS",
                "server 127.0.0.1:%d;".formatted(commandPort),
                "NUMBERS_QUERY_SERVERS",
                "server 127.0.0.1:%d;".formatted(queryPort),
                "NUMBERS_CARRIER_ALLOW",
                "allow 127.0.0.1;");
        try {
            var conf = Files.readString(Directories.ofRepository("deploy/nginx/numbers.conf.template"));
            for (var variable : variables.entrySet()) {
                conf = conf.replace("${%s}".formatted(variable.getKey()), variable.getValue());
            }
            Files.writeString(directory.resolve("numbers.conf"), conf);
            Files.writeString(directory.resolve("nginx.conf"), MAIN);
            Files.createDirectories(directory.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Part.program(
                List.of(program(), "-p", directory.toString(), "-c", "nginx.conf"), directory.resolve("nginx.log"));
    }

    private static String program() {
        for (var candidate :
                List.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")) {
            if (Files.isExecutable(Path.of(candidate))) {
                return candidate;
            }
        }
        throw new AssertionError("The split deployment needs nginx: install Debian's package nginx, or start ./test.");
    }
}
