package com.voepy.numbers.command.inventory;

import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.kernel.E164;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes a number off the list that the carrier refused to sell; the id is the number.
@Component
class WithdrawSoldNumber implements TimedTask {

    static final String NAME = "withdraw-sold-number";

    private final Commands commands;

    WithdrawSoldNumber(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        commands.send(new WithdrawNumber(new E164(id), "sold to somebody else meanwhile"), Cause.of(NAME, null));
        return new Next.Done();
    }
}
