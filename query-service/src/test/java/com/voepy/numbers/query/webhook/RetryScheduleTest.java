package com.voepy.numbers.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryScheduleTest {

    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final RetrySchedule exact = new RetrySchedule(standard(), () -> 0);

    @Test
    void is_the_one_of_Standard_Webhooks_unless_configured() {
        assertThat(IntStream.rangeClosed(1, 9)
                        .mapToObj(failures -> Duration.between(
                                NOON, exact.next(failures, NOON, null).orElseThrow())))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(exact.next(10, NOON, null)).isEmpty();
    }

    @Test
    void adds_a_tenth_at_most() {
        var late = new RetrySchedule(standard(), () -> 1);
        assertThat(late.next(2, NOON, null)).contains(NOON.plusSeconds(330));
    }

    @Test
    void heeds_a_receiver_that_asks_for_more_time_but_not_for_less_nor_for_ever() {
        assertThat(exact.next(1, NOON, Duration.ofMinutes(1))).contains(NOON.plusSeconds(60));
        assertThat(exact.next(2, NOON, Duration.ofMinutes(1))).contains(NOON.plusSeconds(300));
        assertThat(exact.next(1, NOON, Duration.ofDays(30))).contains(NOON.plus(Duration.ofHours(24)));
        assertThat(exact.next(10, NOON, Duration.ofMinutes(1))).isEmpty();
    }

    private static List<Duration> standard() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("numbers.webhooks", WebhookProperties.class)
                .retrySchedule();
    }
}
