package com.voepy.numbers.command.billing;

import com.voepy.numbers.command.billing.FeeHandlers.ChargeMonthlyFee;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Charges the monthly fees of one number for as long as it is in service, one billing cycle a run.
///
/// It holds no knowledge of money: each run asks the number what is not paid. So a run too many, a run on two nodes at
/// once and a clock that was set back charge nothing, and after a long time without runs the cycles follow one another
/// at once, each in a transaction of its own.
@Component
class ChargeFees implements TimedTask {

    static final String NAME = "charge-fees";

    private final EventLog log;
    private final Commands commands;

    ChargeFees(EventLog log, Commands commands) {
        this.log = log;
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var numberId = UUID.fromString(id);
        return tenantOf(numberId)
                .flatMap(tenantId -> charge(tenantId, numberId))
                .<Next>map(when -> new Next.Again(when, null))
                .orElseGet(Next.Done::new);
    }

    private Optional<Instant> charge(UUID tenantId, UUID numberId) {
        return commands.send(new ChargeMonthlyFee(tenantId, numberId), Cause.of(NAME, tenantId));
    }

    /// Who has had the number in service; nobody if it never was.
    private Optional<UUID> tenantOf(UUID numberId) {
        return log.ofStream(Streams.number(NumberId.of(numberId).e164())).stream()
                .<UUID>mapMulti((logged, tenants) -> {
                    switch (logged.event()) {
                        case NumberActivated e when e.numberId().equals(numberId) -> tenants.accept(e.tenantId());
                        case NumberPortedIn e when e.numberId().equals(numberId) -> tenants.accept(e.tenantId());
                        default -> {}
                    }
                })
                .findFirst();
    }
}
