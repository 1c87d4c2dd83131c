package com.voepy.numbers.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program `numbers`.
final class Numbers {

    static final String NAME = "numbers";

    private static final int WIDTH = 110;

    private Numbers() {}

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), System.in, System.out, System.err, arguments));
    }

    /// Runs one command line to its end.
    ///
    /// @return the exit code, see [Exit]
    static int run(Surroundings surroundings, InputStream in, PrintStream out, PrintStream err, String... arguments) {
        try (var session = new Session(surroundings, in, out, err)) {
            return commandLine(tree(session, arguments), session, surroundings, out, err)
                    .execute(arguments);
        }
    }

    private static CommandLine commandLine(
            CommandSpec tree, Session session, Surroundings surroundings, PrintStream out, PrintStream err) {
        return new CommandLine(tree)
                .setOut(writer(out))
                .setErr(writer(err))
                // A comment may begin with @, and names no file then.
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.terminal() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler((exception, arguments) -> misunderstood(exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> failed(session, exception));
    }

    /// The verbs as a tree of commands, one level per word.
    private static CommandSpec tree(Session session, String[] arguments) {
        var root = group(NAME, "The product's API on the command line.");
        root.version("Voepy Numbers " + version());
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .description("print the version")
                .build());
        root.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .scopeType(ScopeType.INHERIT)
                .description("print this help")
                .build());
        session.offerOptions(root);
        root.usageMessage()
                .footer(
                        "",
                        "The API key comes from a file or the environment, never from an argument.",
                        "Exit codes and examples: docs/cli.md");
        verbsFor(arguments).forEach(verb -> add(root, verb, session));
        var evidence = root.subcommands().get("evidence");
        if (evidence != null) {
            evidence.getCommandSpec().addSubcommand("verify", EvidenceCheck.spec());
        }
        root.addSubcommand("completion", Completion.spec(root));
        var rehearsal = CommandSpec.wrapWithoutInspection(new Rehearsal()).name("rehearse");
        rehearsal.usageMessage().hidden(true).description("Run once so that the next runs start fast.");
        root.addSubcommand("rehearse", rehearsal);
        return root;
    }

    /// All of them, or those of the first word where it is the word of some: the others need not be made then.
    private static List<Verb> verbsFor(String[] arguments) {
        var meant = arguments.length == 0
                ? List.<Verb>of()
                : Catalogue.verbs().stream()
                        .filter(verb -> verb.words().split(" ", 2)[0].equals(arguments[0]))
                        .toList();
        return meant.isEmpty() ? Catalogue.verbs() : meant;
    }

    private static void add(CommandSpec root, Verb verb, Session session) {
        var words = verb.words().split(" ");
        var above = root;
        for (var depth = 1; depth < words.length; depth++) {
            var word = words[depth - 1];
            var there = above.subcommands().get(word);
            if (there == null) {
                var path = String.join(" ", Arrays.copyOf(words, depth));
                var group = group(word, Catalogue.summaryOf(path));
                above.addSubcommand(word, group);
                above = group;
            } else {
                above = there.getCommandSpec();
            }
        }
        var last = words[words.length - 1];
        above.addSubcommand(last, VerbCommand.spec(verb, last, session));
    }

    private static CommandSpec group(String name, String summary) {
        var command = new Group();
        var spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.usageMessage()
                .description(summary)
                .synopsisSubcommandLabel("COMMAND")
                .abbreviateSynopsis(true)
                .sortOptions(false);
        command.spec = spec;
        return spec;
    }

    /// Words that lead to verbs and are none.
    private static final class Group implements Callable<Integer> {

        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().usage(spec.commandLine().getErr());
            return Exit.USAGE.code();
        }
    }

    private static int misunderstood(ParameterException exception) {
        var command = exception.getCommandLine();
        command.getErr().println(exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, command.getErr());
        command.getErr()
                .println("See '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return Exit.USAGE.code();
    }

    private static int failed(Session session, Exception exception) {
        if (exception instanceof Failure failure) {
            session.screen().failure(failure);
            return failure.exit().code();
        }
        session.screen().note("Unexpected: " + exception);
        for (var frame : exception.getStackTrace()) {
            session.screen().detail("    at " + frame);
        }
        return Exit.BUG.code();
    }

    static String version() {
        var version = Numbers.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
