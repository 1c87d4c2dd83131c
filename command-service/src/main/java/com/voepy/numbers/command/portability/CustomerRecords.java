package com.voepy.numbers.command.portability;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.kernel.E164;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gets customer service records, which losing carriers hand out when they please: within seconds or within minutes.
final class CustomerRecords {

    /// What was asked for lately is not asked for again, so that who comes back later finds what came meanwhile.
    private static final Duration FRESH = Duration.ofDays(1);

    private final Carrier carrier;
    private final InstantSource clock;
    private final Duration waitMax;
    private final Duration pollEvery;

    /// @param waitMax how long a client is kept waiting
    CustomerRecords(Carrier carrier, InstantSource clock, Duration waitMax, Duration pollEvery) {
        this.carrier = carrier;
        this.clock = clock;
        this.waitMax = waitMax;
        this.pollEvery = pollEvery;
    }

    /// The records that arrive in time; the others go on arriving at the carrier.
    Map<E164, CsrAnswer.Content> of(List<E164> numbers) throws InterruptedException {
        return numbers.isEmpty() ? Map.of() : Enquiries.ask(numbers, waitMax, this::await);
    }

    private Optional<CsrAnswer.Content> await(E164 e164) throws InterruptedException {
        var latest = carrier.latestCsr(e164);
        var answer = latest instanceof CsrAnswer.Unavailable || isUsable(latest) ? latest : carrier.requestCsr(e164);
        while (answer instanceof CsrAnswer.Request request && request.state() == CsrAnswer.State.PENDING) {
            Thread.sleep(pollEvery);
            answer = carrier.getCsr(request.id());
        }
        return answer instanceof CsrAnswer.Request request ? Optional.ofNullable(request.content()) : Optional.empty();
    }

    private boolean isUsable(CsrAnswer answer) {
        return answer instanceof CsrAnswer.Request request
                && request.state() != CsrAnswer.State.FAILED
                && request.requestedAt() != null
                && request.requestedAt().isAfter(clock.instant().minus(FRESH));
    }
}
