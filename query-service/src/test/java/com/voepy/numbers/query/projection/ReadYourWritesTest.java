package com.voepy.numbers.query.projection;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two query nodes on one log; whichever is asked has seen what was written before.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadYourWritesTest {

    static final int CLIENTS = 16;
    static final int WRITES_EACH = 25;

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static List<QueryNode> nodes;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        nodes = List.of(QueryNode.start(DATABASE), QueryNode.start(DATABASE));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(QueryNode::close);
    }

    @Test
    void under_load_every_read_shows_every_write_answered_before_it_on_either_node() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (var i = 0; i < CLIENTS; i++) {
                var node = nodes.get(i % nodes.size());
                all.add(clients.submit(() -> writeAndRead(node)));
            }
            for (var each : all) {
                each.get();
            }
        }
    }

    private static void writeAndRead(QueryNode node) {
        for (var i = 0; i < WRITES_EACH; i++) {
            var id = UUID.randomUUID();
            LOG.append(new ConnectionCreated(id, TENANT, "Mine", false, null));
            assertThat(node.get("/v1/connections/" + id, KEY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_read_that_cannot_be_up_to_date_within_a_second_is_refused() {
        var before = LOG.append(new BalanceCredited(TENANT, 100, 100, "before"));
        await().until(() -> nodes.getFirst().bean(AppliedPosition.class).get() >= before);
        holdingTheProjectorsRow(() -> {
            LOG.append(new BalanceCredited(TENANT, 100, 200, "behind"));
            for (var node : nodes) {
                var answer = node.getOnce("/v1/balance", KEY);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("\"code\":\"read_model_behind\"");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            }
        });
        for (var node : nodes) {
            assertThat(node.json("/v1/balance", KEY).get("balance_cents").asLong())
                    .isEqualTo(200);
        }
    }

    /// As if the node that projects were stopped in the middle of a batch.
    private static void holdingTheProjectorsRow(Runnable work) {
        nodes.getFirst().bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            nodes.getFirst()
                    .bean(JdbcClient.class)
                    .sql("SELECT position FROM view.projection FOR UPDATE")
                    .query(Long.class)
                    .single();
            work.run();
        });
    }
}
