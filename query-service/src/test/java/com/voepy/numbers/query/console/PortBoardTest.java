package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingFocConfirmed;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCancelled;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderSubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import com.voepy.numbers.query.testing.TestLog.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortBoardTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T12:00:00Z");
    private static final PortingDetails DETAILS = new PortingDetails(null, null, List.of(), null, null, null);

    private final TestDatabase database = TestDatabase.create();
    private final TestLog log = new TestLog(database);

    @Test
    void an_old_port_that_is_stuck_is_on_the_board_whatever_came_after_it() {
        var auditorKey = ApiKeys.generateTest();
        log.append(Fixture.born());
        log.append(Fixture.key(auditorKey, null, Set.of(ApiKeyScope.AUDITOR)));
        var stuck = submitted(1);
        IntStream.range(0, 251).forEach(_ -> cancelled());
        try (var node = QueryNode.start(database)) {
            for (var key : List.of(KEY, auditorKey)) {
                assertThat(Visitor.with(node, key).page("/console/ports"))
                        .contains("/console/ports/" + stuck.getFirst(), ">251</span>", "1 stuck")
                        .contains("shown: all that are open, and the latest 250");
            }
        }
    }

    @Test
    void that_more_ports_are_open_than_are_shown_is_said() {
        log.append(Fixture.born());
        var first = submitted(1).getFirst();
        submitted(510);
        try (var node = QueryNode.start(database)) {
            assertThat(Visitor.with(node, KEY).page("/console/ports"))
                    .contains("/console/ports/" + first, ">500</span>", "at least 500 stuck")
                    .contains("shown: the 250 oldest that are open, and the latest 250");
        }
    }

    @Test
    void a_confirmed_port_says_how_far_its_day_is_and_not_that_it_has_stood_there_for_no_time() {
        log.append(Fixture.born());
        confirmed(Instant.now().plus(Duration.ofDays(3)).plusSeconds(600));
        confirmed(Instant.now().minus(Duration.ofHours(5)).minusSeconds(600));
        try (var node = QueryNode.start(database)) {
            assertThat(Visitor.with(node, KEY).page("/console/ports"))
                    .contains("in 3 days", "due 5 hours ago", "none stuck")
                    .doesNotContain("for 0 minutes");
        }
    }

    private void confirmed(Instant foc) {
        var id = UUID.randomUUID();
        log.append(created(id), new PortingOrderSubmitted(id, TENANT), new PortingFocConfirmed(id, TENANT, foc));
    }

    private List<UUID> submitted(int count) {
        List<UUID> ids = new ArrayList<>();
        List<Timed> events = new ArrayList<>();
        for (var i = 0; i < count; i++) {
            var id = UUID.randomUUID();
            ids.add(id);
            events.add(new Timed(LONG_AGO, created(id)));
            events.add(new Timed(LONG_AGO, new PortingOrderSubmitted(id, TENANT)));
        }
        log.appendTimed(events);
        return ids;
    }

    private void cancelled() {
        var id = UUID.randomUUID();
        log.append(created(id), new PortingOrderCancelled(id, TENANT, PortingParty.TENANT, null));
    }

    private static PortingOrderCreated created(UUID id) {
        return new PortingOrderCreated(id, TENANT, List.of(new E164("+15125550177")), DETAILS);
    }
}
