package com.voepy.numbers.command.webhook;

import static com.voepy.numbers.command.testing.Rejections.rejection;

import com.voepy.numbers.command.webhook.WebhookSpace.FreePlace;
import com.voepy.numbers.command.webhook.WebhookSpace.TakePlace;
import com.voepy.numbers.events.WebhookSpaceEvent.WebhookPlaceFreed;
import com.voepy.numbers.events.WebhookSpaceEvent.WebhookPlaceTaken;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookSpaceTest {

    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");

    final AggregateTestFixture<WebhookSpace> space = new AggregateTestFixture<>(WebhookSpace.class);

    @Test
    void is_taken_place_by_place() {
        space.givenNoPriorActivity().when(new TakePlace(TENANT, id(1))).expectEvents(taken(1));
        space.given(taken(1)).when(new TakePlace(TENANT, id(2))).expectEvents(taken(2));
    }

    @Test
    void ends_with_the_last_place() {
        space.given(full())
                .when(new TakePlace(TENANT, id(101)))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.WEBHOOK_LIMIT_REACHED));
    }

    @Test
    void is_there_again_once_a_subscription_is_deleted() {
        var freed = new WebhookPlaceFreed(TENANT, id(7), 99);
        space.given(full()).when(new FreePlace(TENANT, id(7))).expectEvents(freed);
        space.given(full())
                .andGiven(freed)
                .when(new TakePlace(TENANT, id(101)))
                .expectEvents(new WebhookPlaceTaken(TENANT, id(101), 100));
    }

    @Test
    void frees_no_place_that_was_never_taken() {
        space.given(taken(1)).when(new FreePlace(TENANT, id(2))).expectNoEvents();
    }

    private static Object[] full() {
        return IntStream.rangeClosed(1, 100).mapToObj(WebhookSpaceTest::taken).toArray();
    }

    private static WebhookPlaceTaken taken(int number) {
        return new WebhookPlaceTaken(TENANT, id(number), number);
    }

    private static UUID id(int number) {
        return new UUID(0x4000, 0x8000_0000_0000_0000L + number);
    }
}
