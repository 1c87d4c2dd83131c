package com.voepy.numbers.command.number;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CarrierSettings;
import com.voepy.numbers.command.carrier.CarrierSettings.Part;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.SettingsAnswer;
import com.voepy.numbers.command.carrier.SettingsAnswer.PartAnswer;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmSettings;
import com.voepy.numbers.command.number.PhoneNumberCommand.RefuseSettings;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.schedule.TimedTask;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the carrier's settings of a number those that its tenant wants, however often it takes.
///
/// There is one task per configuration, and each writes the newest settings. Two may write at once and the older one
/// last; therefore each looks again when it has written, and the last word is always the newest.
@Component
class ApplySettings implements TimedTask {

    static final String NAME = "apply-settings";

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final EventLog log;
    private final Carrier carrier;
    private final Commands commands;
    private final InstantSource clock;

    ApplySettings(EventLog log, Carrier carrier, Commands commands, InstantSource clock) {
        this.log = log;
        this.carrier = carrier;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// The id of the task of one configuration.
    static String idOf(NumberConfigured event) {
        return event.numberId() + "/" + event.version();
    }

    @Override
    public Next run(String id, @Nullable String state) {
        var numberId = UUID.fromString(id.substring(0, id.indexOf('/')));
        var wanted = wanted(numberId);
        if (wanted.isEmpty()) {
            return new Next.Done();
        }
        var event = (NumberConfigured) wanted.get().event();
        var answer = Errand.of(causeOf(wanted.get()), numberId, List.of(event.e164()))
                .run(() -> carrier.configure(event.e164(), settingsOf(event), EnumSet.allOf(Part.class)));
        if (!wanted(numberId).map(LoggedEvent::position).equals(wanted.map(LoggedEvent::position))) {
            return new Next.Again(clock.instant(), null);
        }
        return switch (answer) {
            case SettingsAnswer.Written written -> settle(event, written, wanted.get());
            case SettingsAnswer.NotOwned _, SettingsAnswer.Unavailable _ -> again();
        };
    }

    private Next settle(NumberConfigured event, SettingsAnswer.Written written, LoggedEvent cause) {
        var refusals = written.parts().values().stream()
                .<String>mapMulti((part, out) -> {
                    if (part instanceof PartAnswer.Refused refused) {
                        out.accept(
                                refused.reason().code() + " " + refused.reason().detail());
                    }
                })
                .collect(Collectors.joining("; "));
        if (!refusals.isEmpty()) {
            commands.send(new RefuseSettings(event.numberId(), event.version(), refusals), causeOf(cause));
            return new Next.Done();
        }
        if (!written.complete()) {
            return again();
        }
        commands.send(new ConfirmSettings(event.numberId(), event.version()), causeOf(cause));
        return new Next.Done();
    }

    private Next again() {
        return new Next.Again(clock.instant().plus(AGAIN), null);
    }

    private static Cause causeOf(LoggedEvent event) {
        return Cause.after(NAME, event);
    }

    /// The newest configuration of the tenure, unless it has been released since.
    private Optional<LoggedEvent> wanted(UUID numberId) {
        LoggedEvent newest = null;
        for (var event : log.ofStream(Streams.number(NumberId.of(numberId).e164()))) {
            if (event.event() instanceof NumberConfigured e && e.numberId().equals(numberId)) {
                newest = event;
            } else if (event.event() instanceof NumberReleased e && e.numberId().equals(numberId)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(newest);
    }

    private static CarrierSettings settingsOf(NumberConfigured event) {
        var settings = event.settings();
        return new CarrierSettings(
                settings.customerReference(),
                List.of(event.tenantId().toString()),
                settings.cnamLookupEnabled(),
                settings.cnamDisplayName(),
                settings.techPrefixEnabled(),
                settings.inboundCallScreening(),
                settings.messagingEnabled());
    }
}
