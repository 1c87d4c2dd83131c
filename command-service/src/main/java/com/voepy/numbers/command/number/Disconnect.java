package com.voepy.numbers.command.number;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmDisconnect;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives a released number back to the carrier, and goes on until the carrier has it.
@Component
class Disconnect implements TimedTask {

    static final String NAME = "disconnect";

    private static final Logger LOG = LoggerFactory.getLogger(Disconnect.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration AGAIN_WHEN_REFUSED = Duration.ofHours(1);

    private final EventLog log;
    private final Carrier carrier;
    private final Commands commands;
    private final InstantSource clock;

    Disconnect(EventLog log, Carrier carrier, Commands commands, InstantSource clock) {
        this.log = log;
        this.carrier = carrier;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var numberId = UUID.fromString(id);
        var e164 = NumberId.of(numberId).e164();
        return switch (carrier.release(e164)) {
            case ReleaseAnswer.Released _, ReleaseAnswer.AlreadyGone _ -> {
                commands.send(new ConfirmDisconnect(numberId), Cause.of(NAME, release(numberId)));
                yield new Next.Done();
            }
            case ReleaseAnswer.Refused refused -> {
                LOG.warn(
                        "The carrier does not take {} back: {}; asking again in {}",
                        e164,
                        refused.reason().detail(),
                        AGAIN_WHEN_REFUSED);
                yield new Next.Again(clock.instant().plus(AGAIN_WHEN_REFUSED), null);
            }
            case ReleaseAnswer.Unavailable _ -> new Next.Again(clock.instant().plus(AGAIN), null);
        };
    }

    private LoggedEvent release(UUID numberId) {
        return log.ofStream(Streams.number(NumberId.of(numberId).e164())).stream()
                .filter(event -> event.event() instanceof NumberReleased e && e.numberId().equals(numberId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(numberId + " was never released"));
    }
}
