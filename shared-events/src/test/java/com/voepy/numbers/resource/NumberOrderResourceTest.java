package com.voepy.numbers.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberOrderEvent;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineActivated;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionRuledOut;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionUnclear;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.resource.NumberOrderResource.Line;
import com.voepy.numbers.resource.NumberOrderResource.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberOrderResourceTest {

    static final E164 ONE = new E164("+15125550100");
    static final E164 TWO = new E164("+15125550101");
    static final UUID ONE_ID = new NumberId(ONE, 1).uuid();
    static final UUID TWO_ID = new NumberId(TWO, 1).uuid();
    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000002");
    static final UUID OFFICE = UUID.fromString("c0000000-0000-4000-8000-000000000004");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant LATER = Instant.parse("2030-01-01T12:00:05Z");

    static final Line ONE_PENDING = line(ONE_ID, ONE, NumberStatus.PENDING, null, 0);
    static final Line TWO_PENDING = line(TWO_ID, TWO, NumberStatus.PENDING, null, 0);
    static final Line ONE_ACTIVE = line(ONE_ID, ONE, NumberStatus.ACTIVE, null, 0);
    static final Line TWO_FAILED = line(TWO_ID, TWO, NumberStatus.FAILED, FailureReason.SOLD_MEANWHILE, 100);
    static final NumberOrderResource PENDING = resource(Status.PENDING, null, ONE_PENDING, TWO_PENDING);

    @Test
    void is_pending_with_all_its_numbers_once_it_is_placed() {
        var placed = new NumberOrderPlaced(
                ORDER,
                TENANT,
                "US",
                NumberType.LOCAL,
                List.of(new OrderLine(ONE, ONE_ID, 100, 150), new OrderLine(TWO, TWO_ID, 100, 150)),
                "desk",
                OFFICE);
        assertThat(NumberOrderResource.after(null, placed, NOON)).isEqualTo(PENDING);
    }

    @Test
    void cannot_begin_with_anything_else() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        NumberOrderResource.after(null, new NumberOrderSubmissionStarted(ORDER, TENANT, 1), NOON));
    }

    @Test
    void its_way_to_the_carrier_is_not_shown() {
        var way = List.<NumberOrderEvent>of(
                new NumberOrderSubmissionStarted(ORDER, TENANT, 1),
                new NumberOrderSubmissionUnclear(ORDER, TENANT, 1, "no answer"),
                new NumberOrderSubmissionRuledOut(ORDER, TENANT, 1, "not found"),
                new NumberOrderSubmitted(ORDER, TENANT, "upstream"));
        assertThat(way)
                .allSatisfy(event -> assertThat(NumberOrderResource.after(PENDING, event, LATER))
                        .isEqualTo(PENDING));
    }

    @Test
    void a_number_that_became_active_changes_its_own_line() {
        var activated = new NumberOrderLineActivated(ORDER, TENANT, ONE_ID, ONE);
        assertThat(NumberOrderResource.after(PENDING, activated, LATER))
                .isEqualTo(resource(Status.PENDING, null, ONE_ACTIVE, TWO_PENDING));
    }

    @Test
    void a_number_that_failed_says_why_and_what_came_back() {
        var failed = new NumberOrderLineFailed(ORDER, TENANT, TWO_ID, TWO, FailureReason.SOLD_MEANWHILE, "sold", 100);
        assertThat(NumberOrderResource.after(PENDING, failed, LATER))
                .isEqualTo(resource(Status.PENDING, null, ONE_PENDING, TWO_FAILED));
    }

    @Test
    void is_complete_if_nothing_failed() {
        assertThat(NumberOrderResource.after(PENDING, new NumberOrderCompleted(ORDER, TENANT, 2, 0), LATER))
                .isEqualTo(resource(Status.COMPLETED, LATER, ONE_PENDING, TWO_PENDING));
    }

    @Test
    void is_partially_complete_if_some_failed() {
        var before = resource(Status.PENDING, null, ONE_ACTIVE, TWO_FAILED);
        assertThat(NumberOrderResource.after(before, new NumberOrderCompleted(ORDER, TENANT, 1, 1), LATER))
                .isEqualTo(resource(Status.PARTIALLY_COMPLETED, LATER, ONE_ACTIVE, TWO_FAILED));
    }

    @Test
    void has_failed_if_all_did() {
        assertThat(NumberOrderResource.after(PENDING, new NumberOrderFailed(ORDER, TENANT, 2), LATER))
                .isEqualTo(resource(Status.FAILED, LATER, ONE_PENDING, TWO_PENDING));
    }

    private static Line line(
            UUID id, E164 number, NumberStatus status, @Nullable FailureReason reason, long refundedCents) {
        return new Line(id, number, status, 100, 150, reason, refundedCents);
    }

    private static NumberOrderResource resource(Status status, @Nullable Instant completedAt, Line... lines) {
        return new NumberOrderResource(
                ORDER,
                status,
                "US",
                NumberType.LOCAL,
                List.of(lines),
                200,
                300,
                "USD",
                "desk",
                OFFICE,
                NOON,
                completedAt);
    }
}
