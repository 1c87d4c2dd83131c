package com.voepy.numbers.command.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.voepy.numbers.command.balance.Credit.RecordCredit;
import com.voepy.numbers.events.CreditEvent.CreditGranted;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CreditTest {

    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID LINE = UUID.fromString("10000000-0000-3000-8000-000000000002");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final AggregateTestFixture<Credit> credit = new AggregateTestFixture<>(Credit.class);

    @Test
    void remembers_the_line_that_it_wrote() {
        credit.givenNoPriorActivity()
                .when(new RecordCredit(TENANT, 500, "wire-1", TransactionResource.of(granted())))
                .expectEvents(granted());
    }

    @Test
    void asked_for_again_is_answered_with_that_line() {
        assertThat(existing().lineFor(new GrantCredit(TENANT, 500, "wire-1")))
                .isEqualTo(TransactionResource.of(granted()));
    }

    @Test
    void asked_for_with_another_amount_is_refused() {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> existing().lineFor(new GrantCredit(TENANT, 501, "wire-1")))
                .extracting(Rejection::code)
                .isEqualTo(ErrorCode.CREDIT_REFERENCE_REUSED);
    }

    static Credit existing() {
        var credit = new Credit();
        credit.on(granted());
        return credit;
    }

    static CreditGranted granted() {
        return new CreditGranted(TENANT, "wire-1", 500, 1500, LINE, NOON);
    }
}
