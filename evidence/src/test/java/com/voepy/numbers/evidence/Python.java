package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The second verifier, which was written apart.
final class Python {

    private static final String NOT_VERIFIED = "NOT VERIFIED: ";

    private Python() {}

    /// What it says first of each bundle: why it is not verified, or that it is.
    static List<String> verdicts(List<byte[]> bundles, VerifierKey key, Path directory) throws Exception {
        var command = new ArrayList<>(List.of(
                "python3", Path.of("..", "docs", "verify", "verify_evidence.py").toString(), "--key", key.toString()));
        for (var i = 0; i < bundles.size(); i++) {
            command.add(
                    Files.write(directory.resolve(i + ".zip"), bundles.get(i)).toString());
        }
        var lines = run(command);
        var verdicts = new ArrayList<String>();
        for (var line : lines) {
            var isNext = line.startsWith("%s: ".formatted(directory.resolve(verdicts.size() + ".zip")));
            if (isNext || bundles.size() == 1 && verdicts.isEmpty()) {
                verdicts.add(line.substring(bundles.size() == 1 ? 0 : line.indexOf(": ") + 2)
                        .replace(NOT_VERIFIED, ""));
            }
        }
        assertThat(verdicts).as(String.join("\n", lines)).hasSameSizeAs(bundles);
        return verdicts;
    }

    /// As [#verdicts] has it.
    static String verdictOfJava(byte[] bundle, VerifierKey key) {
        try {
            var verified = Bundle.verified(bundle, key);
            return "verified: %d events of %s".formatted(verified.events(), key.name());
        } catch (NotVerified e) {
            return e.why();
        }
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().toList();
    }
}
