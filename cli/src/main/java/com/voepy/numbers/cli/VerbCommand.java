package com.voepy.numbers.cli;

import com.voepy.numbers.cli.Input.Kind;
import com.voepy.numbers.cli.Input.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A [Verb] as picocli has it. Made from data and not from annotated classes: a hundred of those take longer to look
/// through than most requests to answer.
final class VerbCommand implements Callable<Integer> {

    private final Verb verb;
    private final Session session;
    private final Map<Input, ArgSpec> arguments = new LinkedHashMap<>();

    private VerbCommand(Verb verb, Session session) {
        this.verb = verb;
        this.session = session;
    }

    /// @param name the last of the verb's words
    static CommandSpec spec(Verb verb, String name, Session session) {
        var command = new VerbCommand(verb, session);
        var spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.usageMessage().description(verb.summary()).abbreviateSynopsis(true).sortOptions(false);
        var places = 0;
        for (var input : verb.inputs()) {
            var argument = input.positional() ? positional(input, places++, verb) : option(input);
            command.arguments.put(input, argument);
            spec.add(argument);
        }
        return spec;
    }

    private static ArgSpec option(Input input) {
        var option = OptionSpec.builder("--" + input.option())
                .paramLabel(input.kind().label())
                .hideParamSyntax(true)
                .description(description(input))
                .completionCandidates(input.choices())
                .required(input.required() && input.place() != Place.BODY);
        return switch (input.kind()) {
            case TEXT, MONEY, DURATION -> option.type(String.class).arity("1").build();
            case WHOLE_NUMBER -> option.type(Long.class).arity("1").build();
            case TRUTH -> option.type(Boolean.class).arity("1").build();
            case LIST, PAIRS ->
                option.type(String[].class).arity("1").splitRegex(",").build();
            case SWITCH -> option.type(boolean.class).arity("0").build();
        };
    }

    private static ArgSpec positional(Input input, int place, Verb verb) {
        // A file with the whole body may stand for it.
        var optional = !input.required() || input.place() == Place.BODY && verb.hasBody();
        var positional = PositionalParamSpec.builder()
                .paramLabel(label(input))
                .hideParamSyntax(true)
                .required(!optional)
                .description(description(input));
        return input.kind() == Kind.LIST
                ? positional
                        .index(place + "..*")
                        .type(String[].class)
                        .splitRegex(",")
                        .arity(optional ? "0..*" : "1..*")
                        .build()
                : positional
                        .index(Integer.toString(place))
                        .type(String.class)
                        .arity(optional ? "0..1" : "1")
                        .build();
    }

    private static String label(Input input) {
        var label = input.option().replace('-', '_').toUpperCase(Locale.ROOT);
        return input.kind() == Kind.LIST ? label.replaceAll("S$", "") + "..." : label;
    }

    private static String description(Input input) {
        var parts = new ArrayList<>(List.of(input.description()));
        if (!input.choices().isEmpty()) {
            parts.add(String.join(", ", input.choices()));
        }
        if (input.required() && !input.positional()) {
            parts.add("required");
        }
        return String.join("; ", parts);
    }

    @Override
    public Integer call() {
        var given = new LinkedHashMap<Input, Object>();
        arguments.forEach((input, argument) -> {
            Object value = argument.getValue();
            if (value != null && !Boolean.FALSE.equals(input.kind() == Kind.SWITCH ? value : null)) {
                given.put(input, value);
            }
        });
        verb.action().run(session.invocation(verb, given));
        return Exit.OK.code();
    }
}
