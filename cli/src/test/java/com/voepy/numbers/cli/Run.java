package com.voepy.numbers.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One command line, run to its end.
record Run(int exit, String out, String err) {

    static final String KEY = "vn_test_of_the_command_line";

    /// Against that server, with a key.
    static Run of(Server server, String... arguments) {
        return of(
                new Surroundings(Map.of("NUMBERS_URL", server.url(), "NUMBERS_API_KEY", KEY), null, false),
                "",
                arguments);
    }

    static Run of(Surroundings surroundings, String in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exit = Numbers.run(
                surroundings,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
