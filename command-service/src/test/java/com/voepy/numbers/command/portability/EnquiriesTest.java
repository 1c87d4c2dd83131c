package com.voepy.numbers.command.portability;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.kernel.E164;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnquiriesTest {

    static final UUID RESOURCE = UUID.fromString("0d000000-0000-4000-8000-000000000003");

    @Test
    void each_question_is_asked_on_the_same_errand_about_its_own_number() throws InterruptedException {
        var numbers = List.of(new E164("+15125550100"), new E164("+15125550101"));
        var errand = Errand.of(Cause.of("test", null), RESOURCE, numbers);

        var errands =
                errand.run(() -> Enquiries.ask(numbers, Duration.ofSeconds(10), _ -> Optional.of(Errand.current())));

        assertThat(errands.keySet()).containsExactlyInAnyOrderElementsOf(numbers);
        errands.forEach((number, asked) -> assertThat(asked).isEqualTo(errand.about(number)));
        assertThat(Errand.current().resourceId()).as("outside").isNull();
    }
}
