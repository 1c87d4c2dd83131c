package com.voepy.numbers.cli;

import com.voepy.numbers.evidence.Bundle;
import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.NotVerified;
import com.voepy.numbers.evidence.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Verifies a bundle of evidence on this machine; asks nobody anything.
final class EvidenceCheck implements Callable<Integer> {

    private CommandSpec spec = CommandSpec.create();

    static CommandSpec spec() {
        var check = new EvidenceCheck();
        var spec = CommandSpec.wrapWithoutInspection(check).name("verify");
        spec.usageMessage()
                .description(
                        "Verify a bundle of evidence, offline: every event in it is in the log at its place, or the exit",
                        "code is %d.".formatted(Exit.NOT_VERIFIED.code()));
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel("FILE")
                .type(Path.class)
                .required(true)
                .description("the bundle")
                .build());
        spec.addOption(OptionSpec.builder("--verifier-key")
                .paramLabel("<key>")
                .type(String.class)
                .description("the log's key, from elsewhere than the bundle; else its own word is taken")
                .build());
        check.spec = spec;
        return spec;
    }

    @Override
    public Integer call() {
        var parsed = spec.commandLine().getParseResult();
        Path file = parsed.matchedPositionalValue(0, Path.of(""));
        String trusted = parsed.matchedOptionValue("--verifier-key", null);
        try (var stream = Files.newInputStream(file)) {
            tell(Bundle.verified(stream, trusted == null ? null : key(trusted)), trusted);
            return Exit.OK.code();
        } catch (NotVerified e) {
            spec.commandLine().getErr().println("NOT VERIFIED: " + e.why());
            return Exit.NOT_VERIFIED.code();
        } catch (IOException e) {
            throw Failure.file("%s cannot be read.".formatted(file));
        }
    }

    private void tell(Bundle bundle, @Nullable String trusted) {
        var out = spec.commandLine().getOut();
        out.println("verified: %d events of %s"
                .formatted(bundle.events(), bundle.key().name()));
        for (var checkpoint : bundle.checkpoints().stream()
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList()) {
            out.println("against the checkpoint at event %d, root %s".formatted(checkpoint.size(), checkpoint.root()));
        }
        out.println(
                "with the key %s%s".formatted(bundle.key(), trusted == null ? ", which is the bundle's own word" : ""));
        out.println(bundle.report().says());
        bundle.gaps().forEach(gap -> out.println(gap.says()));
        out.flush();
    }

    static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("No verifier key: %s.".formatted(e.getMessage()));
        }
    }
}
