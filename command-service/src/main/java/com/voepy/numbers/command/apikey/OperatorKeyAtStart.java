package com.voepy.numbers.command.apikey;

import com.voepy.numbers.command.apikey.OperatorKeyHandlers.EnsureAnyOperatorKey;
import com.voepy.numbers.command.apikey.OperatorKeyHandlers.EnsureOperatorKey;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kit.security.ApiKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Lets the first operator in before the service is ready: with the key that `NUMBERS_OPERATOR_KEY` names, or else with
/// one made at the very first start and printed there, this once.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperatorKeyAtStart implements ApplicationRunner {

    private final Commands commands;
    private final @Nullable String chosen;

    /// @param chosen at least 32 visible ASCII characters, or empty to have a key made
    OperatorKeyAtStart(Commands commands, @Value("${numbers.operator-key:}") String chosen) {
        if (!chosen.isEmpty() && !ApiKeys.isWellFormed(chosen)) {
            throw new UnusableOperatorKey();
        }
        this.commands = commands;
        this.chosen = chosen.isEmpty() ? null : chosen;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var cause = Cause.of("first-start", null);
        if (chosen != null) {
            commands.send(EnsureOperatorKey.of(chosen), cause);
        } else {
            @Nullable String made = commands.send(new EnsureAnyOperatorKey(), cause);
            if (made != null) {
                // To people, not to the log, which is kept.
                System.out.printf("%nOperator key, shown only now: %s%n%n", made);
            }
        }
    }
}
