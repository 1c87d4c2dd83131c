package com.voepy.numbers.query;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryServiceTest {

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void shows_a_tenant_what_it_was_born_with() {
        assertThat(node.json("/v1/balance", KEY).toString())
                .isEqualTo("{\"balance_cents\":0,\"currency\":\"USD\",\"low_balance_threshold_cents\":500}");
        assertThat(node.json("/v1/connection", KEY).get("is_default").asBoolean())
                .isTrue();
    }
}
