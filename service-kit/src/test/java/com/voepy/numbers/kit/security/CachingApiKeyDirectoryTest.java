package com.voepy.numbers.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CachingApiKeyDirectoryTest {

    Instant now = Instant.parse("2030-01-01T12:00:00Z");
    int lookUps;

    final ApiKeyDirectory directory = new CachingApiKeyDirectory(
            _ -> {
                lookUps++;
                return Optional.empty();
            },
            () -> now);

    @Test
    void remembers_an_answer_for_less_than_a_second() {
        directory.find("a");
        directory.find("a");
        assertThat(lookUps).isEqualTo(1);
        now = now.plus(Duration.ofMillis(999));
        directory.find("a");
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void asks_again_when_the_clock_was_set_back() {
        directory.find("a");
        now = now.minus(Duration.ofHours(1));
        directory.find("a");
        assertThat(lookUps).isEqualTo(2);
    }

    @Test
    void goes_on_when_too_many_keys_are_asked_for() {
        for (int i = 0; i < 25_000; i++) {
            directory.find("key " + i);
        }
        assertThat(lookUps).isEqualTo(25_000);
    }
}
