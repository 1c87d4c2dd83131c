package com.voepy.numbers.query.number;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What the carrier does not take back is seen by operators until it does.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StuckReleasesTest {

    @Test
    void are_listed_and_counted_until_the_carrier_takes_them_back() {
        var database = TestDatabase.create();
        var log = new TestLog(database);
        log.append(Fixture.born());
        log.append(
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER),
                new NumberReleased(NUMBER, TENANT, NUMBER_ID, TestLog.START, TestLog.START));
        try (var node = QueryNode.start(database)) {
            assertThat(node.json("/v1/admin/stuck-releases", OPERATOR_KEY).at("/data"))
                    .as("given up a moment ago")
                    .isEmpty();

            log.append(new NumberDisconnectStuck(NUMBER, TENANT, NUMBER_ID, TestLog.START, "10015 locked"));

            var stuck = node.json("/v1/admin/stuck-releases", OPERATOR_KEY).at("/data");
            assertThat(stuck).singleElement().satisfies(release -> {
                assertThat(release.at("/phone_number").asString()).isEqualTo(NUMBER.value());
                assertThat(release.at("/number_id").asString()).isEqualTo(NUMBER_ID.toString());
                assertThat(release.at("/tenant_id").asString()).isEqualTo(TENANT.toString());
                assertThat(release.at("/detail").asString()).isEqualTo("10015 locked");
            });
            assertThat(counted(node)).isEqualTo(1);
            assertThat(node.get("/v1/admin/stuck-releases", KEY).statusCode()).isEqualTo(403);

            log.append(new NumberDisconnected(NUMBER, TENANT, NUMBER_ID));

            assertThat(node.json("/v1/admin/stuck-releases", OPERATOR_KEY).at("/data"))
                    .isEmpty();
            assertThat(counted(node)).isZero();

            log.append(
                    Fixture.ordered(TENANT, NUMBER, 2),
                    new NumberDisconnectStuck(
                            NUMBER, TENANT, new NumberId(NUMBER, 2).uuid(), TestLog.START, "10015 locked"));
            assertThat(node.json("/v1/admin/stuck-releases", OPERATOR_KEY).at("/data"))
                    .hasSize(1);
            log.append(Fixture.ordered(TENANT, NUMBER, 3));
            assertThat(node.json("/v1/admin/stuck-releases", OPERATOR_KEY).at("/data"))
                    .as("ours again")
                    .isEmpty();
        }
    }

    private static double counted(QueryNode node) {
        return node.bean(MeterRegistry.class)
                .get("numbers.releases.stuck")
                .gauge()
                .value();
    }
}
