package com.voepy.numbers.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SamplesTest {

    @Test
    void a_percentile_is_a_duration_that_was_measured() {
        var samples = new Samples(LongStream.rangeClosed(1, 200)
                .map(round -> (201 - round) * 1_000_000)
                .toArray());
        assertThat(samples.percentileMs(50)).isEqualTo(100);
        assertThat(samples.percentileMs(95)).isEqualTo(190);
        assertThat(samples.percentileMs(99)).isEqualTo(198);
        assertThat(new Samples(new long[] {3_000_000}).percentileMs(99)).isEqualTo(3);
    }

    @Test
    void warming_up_does_not_count() throws Exception {
        var rounds = new AtomicInteger();
        var samples = Samples.of(8, rounds::incrementAndGet);
        assertThat(samples.nanos()).hasSize(8);
        assertThat(rounds).hasValue(10);
    }

    @Test
    void a_table_compares_with_its_baseline() {
        var out = new ByteArrayOutputStream();
        var table = new Table(new PrintStream(out), "something");
        table.baseline("the same by SQL", new Samples(new long[] {2_000_000}));
        table.row("the thing", new Samples(new long[] {5_000_000}));
        assertThat(out.toString().lines())
                .hasSize(4)
                .last()
                .asString()
                .contains("| the thing", "|      5.00 |", "|          2.5 |");
    }

    @Test
    void a_percentile_of_too_few_rounds_is_not_told() {
        assertThat(rounds(19).tells(95)).isFalse();
        assertThat(rounds(20).tells(95)).isTrue();
        assertThat(rounds(99).tells(99)).isFalse();
        assertThat(rounds(100).tells(99)).isTrue();
        assertThat(rounds(1).tells(50)).isFalse();
        var out = new ByteArrayOutputStream();
        new Table(new PrintStream(out, true, StandardCharsets.UTF_8), "something").row("the thing", rounds(5));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .last()
                .asString()
                .contains("|      5.00 |         – |         – |");
    }

    private static Samples rounds(int count) {
        return new Samples(LongStream.generate(() -> 5_000_000).limit(count).toArray());
    }
}
