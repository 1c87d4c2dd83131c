package com.voepy.numbers.query.number;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Life;
import com.voepy.numbers.query.view.PastReader;
import com.voepy.numbers.query.view.RawJson;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A number by its digits as it stood at any time: for a tenant the tenure that it had last by then, for an auditor the
/// number's record. Both are what `?as_of=` answers.
@Component
public class NumberStates {

    private final EventLog log;
    private final PastReader past;
    private final PhoneNumberProjection numbers;
    private final NumbersOnRecord record;

    NumberStates(EventLog log, PastReader past, PhoneNumberProjection numbers, NumbersOnRecord record) {
        this.log = log;
        this.past = past;
        this.numbers = numbers;
        this.record = record;
    }

    /// What happened in the number's own stream, as far as it may be seen, oldest first.
    ///
    /// @param tenantId the tenant that asks, or null for an auditor
    public Stream<LoggedEvent> events(@Nullable UUID tenantId, E164 e164) {
        return log.along(Streams.number(e164))
                .filter(logged -> tenantId == null
                        || ((PhoneNumberEvent) logged.event()).tenantId().equals(tenantId));
    }

    /// @param tenantId the tenant that asks, or null for an auditor
    /// @return empty if there was nothing then that may be seen
    public Optional<RawJson> at(@Nullable UUID tenantId, E164 e164, Instant instant) {
        if (tenantId == null) {
            return record.at(e164, instant)
                    .map(number -> new RawJson(WireJson.mapper().writeValueAsString(number)));
        }
        var stream = Streams.number(e164);
        return log.along(stream)
                .takeWhile(logged -> !logged.occurredAt().isAfter(instant))
                .map(logged -> (PhoneNumberEvent) logged.event())
                .filter(event -> event.tenantId().equals(tenantId))
                .map(Tenure::idOf)
                .filter(Objects::nonNull)
                .reduce((_, last) -> last)
                .flatMap(tenure -> past.one(new Life<>(numbers, stream, tenantId, tenure), instant));
    }
}
