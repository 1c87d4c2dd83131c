package com.voepy.numbers.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.RequestEvent.RequestAnswered;
import com.voepy.numbers.kernel.Streams;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotentRequestTest {

    static final UUID KEY = UUID.fromString("1d000000-0000-3000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final RequestAnswered ANSWERED =
            new RequestAnswered(KEY, TENANT, "POST /v1/numbers/order", "ab12", 201, "/v1/number-orders/1", "[]", false);

    final AggregateTestFixture<IdempotentRequest> request = new AggregateTestFixture<>(IdempotentRequest.class);

    @Test
    void begins_and_ends_with_its_answer() {
        request.givenNoPriorActivity()
                .whenConstructing(() -> new IdempotentRequest(ANSWERED))
                .expectEvents(ANSWERED)
                .expectState(answered -> assertThat(answered).isNotNull());
    }

    @Test
    void has_a_stream_of_its_own_for_each_key() {
        assertThat(Streams.request(KEY)).isEqualTo("request/" + KEY);
    }
}
