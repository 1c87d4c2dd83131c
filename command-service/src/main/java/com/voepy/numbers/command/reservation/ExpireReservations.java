package com.voepy.numbers.command.reservation;

import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.reservation.ReservationHandlers.Expire;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the end of a reservation visible. The holds are over by the clock even if this is late.
@Component
class ExpireReservations implements TimedTask {

    static final String NAME = "expire-reservation";

    private final Commands commands;
    private final EventLog log;

    ExpireReservations(Commands commands, EventLog log) {
        this.commands = commands;
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var reservationId = UUID.fromString(id);
        var cause = Cause.after(
                NAME, log.ofStream(Streams.reservation(reservationId)).getFirst());
        @Nullable Instant again = commands.send(new Expire(reservationId), cause);
        return again == null ? new Next.Done() : new Next.Again(again, null);
    }
}
