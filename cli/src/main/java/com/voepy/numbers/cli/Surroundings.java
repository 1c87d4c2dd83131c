package com.voepy.numbers.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a run finds around it: variables, and the folder in which `./run` keeps its data.
///
/// @param home the folder of `./run`, or null where there is none
/// @param terminal whether a person reads the messages
record Surroundings(
        Map<String, String> environment, @Nullable Path home, boolean terminal) {

    static final String KEY = "NUMBERS_API_KEY";
    static final String KEY_FILE = "NUMBERS_API_KEY_FILE";
    static final String URL = "NUMBERS_URL";

    private static final String PORT = "NUMBERS_PORT";
    private static final String DATA_DIR = "NUMBERS_DATA_DIR";
    private static final int KEY_CHARS_MAX = 512;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    static Surroundings ofProcess() {
        var home = System.getProperty("numbers.home");
        return new Surroundings(
                System.getenv(), home == null ? null : Path.of(home), Boolean.getBoolean("numbers.terminal"));
    }

    /// The address to ask, without a slash at its end.
    ///
    /// @param given on the command line, or null
    URI url(@Nullable String given) {
        var text = given != null
                ? given
                : variable(URL)
                        .orElseGet(() -> "http://localhost:" + variable(PORT).orElse("8080"));
        var url = http(text.replaceAll("/+$", ""));
        if (url.getRawQuery() != null) {
            throw Failure.usage("'%s' is no address of a server: http://host:port or https://host".formatted(text));
        }
        return url;
    }

    /// An absolute http or https URL.
    static URI http(String text) {
        try {
            var url = URI.create(text);
            if (url.getHost() != null
                    && url.getRawUserInfo() == null
                    && Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Failure.usage("'%s' is no address, for example http://localhost:3000/hook".formatted(text));
    }

    /// The API key to ask with. It never is an argument, since everybody on the machine sees those.
    ///
    /// @param file given on the command line, or null
    String key(@Nullable Path file, URI url) {
        if (file != null) {
            return read(file);
        }
        var key = variable(KEY);
        if (key.isPresent()) {
            return checked(key.get(), KEY);
        }
        var named = variable(KEY_FILE);
        if (named.isPresent()) {
            return read(Path.of(named.get()));
        }
        // The demo tenant's key is of no use to anybody but the product on this machine.
        return demoKey()
                .filter(demo -> HERE.contains(url.getHost()) && Files.isReadable(demo))
                .map(Surroundings::read)
                .orElseThrow(() -> Failure.usage("There is no API key: set %s, or %s or --key-file to a file with one."
                        .formatted(KEY, KEY_FILE)));
    }

    private Optional<Path> demoKey() {
        return variable(DATA_DIR)
                .map(Path::of)
                .or(() -> Optional.ofNullable(home).map(folder -> folder.resolve("data")))
                .map(data -> data.resolve("demo.key"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(2 * KEY_CHARS_MAX);
            return checked(new String(bytes, StandardCharsets.ISO_8859_1), file.toString());
        } catch (IOException e) {
            throw Failure.usage("The key file %s cannot be read.".formatted(file));
        }
    }

    private static String checked(String text, String source) {
        var key = text.strip();
        if (key.isEmpty()
                || key.length() > KEY_CHARS_MAX
                || !key.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw Failure.usage("%s holds no API key: visible ASCII characters on one line.".formatted(source));
        }
        return key;
    }
}
