package com.voepy.numbers.command.portability;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.command.carrier.CsrAnswer.State;
import com.voepy.numbers.command.testing.ScriptedCarrier;
import com.voepy.numbers.kernel.E164;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CustomerRecordsTest {

    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Duration SOON = Duration.ofMillis(1);
    static final Duration LONG = Duration.ofSeconds(30);
    static final E164 AUSTIN = new E164("+15125550100");

    final ScriptedCarrier carrier = new ScriptedCarrier();

    @Test
    void a_record_that_takes_a_while_is_waited_for() throws InterruptedException {
        var looks = new AtomicInteger();
        carrier.onCsr(e164 -> looks.incrementAndGet() < 4 ? pending(e164) : ScriptedCarrier.csr(e164));

        assertThat(records(LONG).of(List.of(AUSTIN))).containsOnlyKeys(AUSTIN);
        assertThat(looks).hasValue(4);
    }

    @Test
    void a_record_that_takes_too_long_is_left_out_and_the_others_are_there() throws InterruptedException {
        var other = new E164("+15125550101");
        carrier.onCsr(e164 -> e164.equals(AUSTIN) ? pending(e164) : ScriptedCarrier.csr(e164));

        assertThat(records(Duration.ofSeconds(3)).of(List.of(AUSTIN, other))).containsOnlyKeys(other);
    }

    @Test
    void a_record_that_cannot_be_had_is_left_out() throws InterruptedException {
        carrier.onCsr(e164 -> new CsrAnswer.Request(e164.value(), State.FAILED, NOON, null));

        assertThat(records(LONG).of(List.of(AUSTIN))).isEmpty();
    }

    @Test
    void what_was_asked_for_lately_is_not_asked_for_again() throws InterruptedException {
        carrier.onLatestCsr(_ -> arrived(NOON.minusSeconds(60)));
        carrier.onCsr(_ -> {
            throw new AssertionError("asked again");
        });

        assertThat(records(LONG).of(List.of(AUSTIN))).containsOnlyKeys(AUSTIN);
    }

    @Test
    void what_is_old_or_failed_is_asked_for_again() throws InterruptedException {
        for (var latest : List.of(
                arrived(NOON.minus(Duration.ofDays(2))),
                new CsrAnswer.Request("x", State.FAILED, NOON, null),
                new CsrAnswer.Absent())) {
            var asked = new AtomicInteger();
            carrier.onLatestCsr(_ -> latest);
            carrier.onCsr(e164 -> {
                asked.incrementAndGet();
                return ScriptedCarrier.csr(e164);
            });

            assertThat(records(LONG).of(List.of(AUSTIN))).containsOnlyKeys(AUSTIN);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void nothing_personal_is_in_what_a_log_would_show() {
        assertThat(ScriptedCarrier.csr(AUSTIN).toString()).doesNotContain("Doe", "Example", "4711");
    }

    private CustomerRecords records(Duration waitMax) {
        return new CustomerRecords(carrier, InstantSource.fixed(NOON), waitMax, SOON);
    }

    private static CsrAnswer pending(E164 e164) {
        return new CsrAnswer.Request(e164.value(), State.PENDING, NOON, null);
    }

    private static CsrAnswer arrived(Instant requestedAt) {
        var csr = (CsrAnswer.Request) ScriptedCarrier.csr(AUSTIN);
        return new CsrAnswer.Request(csr.id(), State.COMPLETED, requestedAt, csr.content());
    }
}
