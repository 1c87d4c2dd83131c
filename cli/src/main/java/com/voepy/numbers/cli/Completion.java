package com.voepy.numbers.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Prints what makes a shell complete the words of this program.
final class Completion implements Callable<Integer> {

    private final CommandSpec root;

    private Completion(CommandSpec root) {
        this.root = root;
    }

    static CommandSpec spec(CommandSpec root) {
        var spec = CommandSpec.wrapWithoutInspection(new Completion(root)).name("completion");
        spec.usageMessage()
                .description("Print what makes bash and zsh complete commands: source <(./numbers completion)");
        return spec;
    }

    @Override
    public Integer call() {
        var out = root.commandLine().getOut();
        out.print(AutoComplete.bash(Numbers.NAME, new CommandLine(root)));
        out.flush();
        return Exit.OK.code();
    }
}
