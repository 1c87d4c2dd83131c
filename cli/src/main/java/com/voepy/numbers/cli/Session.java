package com.voepy.numbers.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// What all verbs of one run share: the options that each of them takes, and what follows from them.
final class Session implements AutoCloseable {

    private static final int RETRIES = 4;
    private static final int RETRIES_MAX = 20;

    private final Surroundings surroundings;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    private final OptionSpec url = shared("--url", "URL", "the product's address; else NUMBERS_URL, else localhost")
            .type(String.class)
            .build();
    private final OptionSpec keyFile = shared(
                    "--key-file",
                    "FILE",
                    "file with the API key; else NUMBERS_API_KEY, NUMBERS_API_KEY_FILE, or the demo tenant's")
            .type(Path.class)
            .build();
    private final OptionSpec retries = shared(
                    "--retries",
                    "N",
                    "how often a request is sent again when the server is away or busy; 4 if left out")
            .type(Integer.class)
            .build();
    private final OptionSpec json = shared("--json", "", "show the server's own JSON, one document per answer")
            .type(boolean.class)
            .arity("0")
            .build();
    private final OptionSpec verbose = shared(
                    "--verbose", "", "tell each request, its time, its id and its idempotency key")
            .type(boolean.class)
            .arity("0")
            .build();

    private @Nullable Screen screen;
    private @Nullable Api api;

    Session(Surroundings surroundings, InputStream in, PrintStream out, PrintStream err) {
        this.surroundings = surroundings;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    private static OptionSpec.Builder shared(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .description(description)
                .scopeType(ScopeType.INHERIT);
    }

    /// Adds the options to the command above all others.
    void offerOptions(CommandSpec root) {
        root.addOption(url)
                .addOption(keyFile)
                .addOption(json)
                .addOption(verbose)
                .addOption(retries);
    }

    Invocation invocation(Verb verb, Map<Input, Object> given) {
        return new Invocation(verb, given, this::api, screen(), in);
    }

    /// Where answers and messages go; asked for after the command line was read.
    Screen screen() {
        if (screen == null) {
            screen = new Screen(out, err, isOn(json), isOn(verbose), surroundings.terminal());
        }
        return screen;
    }

    private Api api() {
        if (api == null) {
            var address = surroundings.url(url.getValue());
            var key = surroundings.key(keyFile.getValue(), address);
            Integer given = retries.getValue();
            var times = given == null ? RETRIES : given;
            if (times < 0 || times > RETRIES_MAX) {
                throw Failure.usage("--retries is 0 to %d.".formatted(RETRIES_MAX));
            }
            api = new Api(address, key, times, screen());
        }
        return api;
    }

    private static boolean isOn(OptionSpec option) {
        return Boolean.TRUE.equals(option.getValue());
    }

    @Override
    public void close() {
        if (api != null) {
            api.close();
        }
    }
}
