package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestPageTest {

    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        var log = new TestLog(DATABASE);
        log.append(Fixture.born());
        log.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        log.append(new BalanceOpened(STRANGER, "USD", 500));
        log.append(by("one", "exact"), debits(1_000));
        log.append(by("one", "many"), debits(1_001));
        log.append(by("operator", "mixed"), new PricingTierDefined("gold", 1, List.of(), 1, 2));
        log.append(by("operator", "mixed"), debit(TENANT, 311));
        log.append(by("other", "mixed"), debit(STRANGER, 422));
        log.append(by("somebody", "mixed"), new PricingTierDefined("silver", 1, List.of(), 1, 2));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_page_that_leaves_events_out_says_so() {
        var visitor = Visitor.with(node, KEY);
        assertThat(visitor.page("/console/request?id=exact"))
                .contains("$10.00 debited in 1,000 movements")
                .doesNotContain("carry this id", "Later events");
        var first = visitor.page("/console/request?id=many");
        assertThat(first)
                .contains("$10.00 debited in 1,000 movements", "Later events")
                .contains("More than 1,000 events carry this id.");
        var cursor = first.replaceAll("(?s).*name=\"cursor\" value=\"([^\"]+)\".*", "$1");
        assertThat(visitor.page("/console/request?id=many&cursor=" + cursor))
                .contains("$0.01 debited in 1 movement", "More than 1,000 events carry this id.")
                .doesNotContain("Later events");
        assertThat(visitor.get("/console/request?id=exact&cursor=" + cursor).statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_the_platforms_goes_with_what_the_same_key_did_for_a_tenant() {
        assertThat(Visitor.with(node, AUDITOR_KEY).page("/console/request?id=mixed"))
                .containsSubsequence(
                        "Tenant " + TENANT,
                        "$3.11 debited in 1 movement.",
                        "Pricing tier defined",
                        "Tenant " + STRANGER,
                        "$4.22 debited in 1 movement.",
                        "The platform",
                        "No money moved.",
                        "Pricing tier defined")
                .doesNotContain("7.33");
    }

    private static EventMetadata by(String actor, String requestId) {
        return new EventMetadata(null, actor, requestId, null, requestId, null);
    }

    private static Event[] debits(int count) {
        return IntStream.range(0, count).mapToObj(_ -> debit(TENANT, 1)).toArray(Event[]::new);
    }

    private static BalanceDebited debit(UUID tenant, long cents) {
        return new BalanceDebited(tenant, cents, 1_000, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER);
    }
}
