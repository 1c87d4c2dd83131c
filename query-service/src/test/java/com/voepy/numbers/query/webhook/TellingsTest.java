package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Bench.NOON;
import static com.voepy.numbers.query.webhook.Bench.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.projection.ViewSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingsTest {

    static final UUID SUBSCRIPTION = UUID.fromString("50000000-0000-4000-8000-000000000001");

    final Bench bench = new Bench();
    final ViewSchema schema = new ViewSchema(bench.dataSource);
    final Deliveries deliveries = new Deliveries(bench.jdbc, schema);
    final Tellings tellings = new Tellings(new DeliveryLog(bench.jdbc, schema, bench.unsealer));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void are_found_by_the_event_whatever_subscribed_to_it_and_the_rest_is_said_to_be_left_out() {
        var events = IntStream.rangeClosed(1, 3).mapToObj(TellingsTest::ranLow).toList();
        for (var event : events) {
            for (var i = 0; i < 334; i++) {
                insert(new DeliveryId(UUID.randomUUID(), event.position(), WebhookType.BALANCE_LOW));
            }
        }

        var all = tellings.of(TENANT, events);
        assertThat(all.tellings()).hasSize(1_000);
        assertThat(all.areMore()).isTrue();
        var some = tellings.of(TENANT, events.subList(1, 3));
        assertThat(some.tellings()).hasSize(668).allSatisfy(telling -> {
            var position =
                    DeliveryId.parse(telling.delivery().id()).orElseThrow().ordinal();
            assertThat(telling.eventId())
                    .isEqualTo(events.get((int) position - 1).eventId());
        });
        assertThat(some.areMore()).isFalse();
        assertThat(tellings.of(UUID.randomUUID(), events)).isEqualTo(Tellings.Told.NOTHING);
        assertThat(tellings.of(TENANT, List.of())).isEqualTo(Tellings.Told.NOTHING);
    }

    @Test
    void a_test_is_told_of_by_what_asked_for_it_and_by_no_event_at_that_place() {
        var test = logged(9, 1, new WebhookTestRequested(SUBSCRIPTION, TENANT));
        insert(new DeliveryId(SUBSCRIPTION, test.sequence(), WebhookType.WEBHOOK_TEST));

        assertThat(tellings.of(TENANT, List.of(ranLow(1))).tellings()).isEmpty();
        assertThat(tellings.of(TENANT, List.of(test)).tellings())
                .singleElement()
                .satisfies(telling -> assertThat(telling.eventId()).isEqualTo(test.eventId()));
    }

    @Test
    void a_redelivery_is_told_of_by_its_wish_unless_the_event_itself_is_there() {
        var low = ranLow(4);
        var id = new DeliveryId(SUBSCRIPTION, low.position(), WebhookType.BALANCE_LOW);
        insert(id);
        var wish = logged(9, 2, new WebhookRedeliveryRequested(SUBSCRIPTION, TENANT, id.toString()));

        assertThat(tellings.of(TENANT, List.of(wish)).tellings().getFirst().eventId())
                .isEqualTo(wish.eventId());
        assertThat(tellings.of(TENANT, List.of(low, wish)).tellings())
                .singleElement()
                .satisfies(telling -> assertThat(telling.eventId()).isEqualTo(low.eventId()));
    }

    @Test
    void what_was_queued_before_an_upgrade_says_where_its_event_is() throws IOException {
        var ids = List.of(
                new DeliveryId(SUBSCRIPTION, 0, WebhookType.BALANCE_LOW),
                new DeliveryId(SUBSCRIPTION, 123_456_789_012L, WebhookType.BALANCE_LOW),
                new DeliveryId(UUID.randomUUID(), Long.MAX_VALUE, WebhookType.NUMBER_ACTIVATED),
                new DeliveryId(UUID.randomUUID(), -1, WebhookType.WEBHOOK_DISABLED),
                new DeliveryId(UUID.randomUUID(), Long.MIN_VALUE, WebhookType.WEBHOOK_DISABLED));
        ids.forEach(this::insert);
        bench.jdbc.sql("UPDATE view.webhook_delivery SET ordinal = 42").update();

        bench.jdbc.sql(fillingOfOrdinals()).update();

        assertThat(bench.jdbc
                        .sql("SELECT ordinal FROM view.webhook_delivery ORDER BY queued")
                        .query(Long.class)
                        .list())
                .isEqualTo(ids.stream().map(DeliveryId::ordinal).toList());
    }

    private static String fillingOfOrdinals() throws IOException {
        try (var file = Objects.requireNonNull(TellingsTest.class.getResourceAsStream("/db/view/V110__chains.sql"))) {
            var sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var begin = sql.indexOf("UPDATE");
            return sql.substring(begin, sql.indexOf(';', begin));
        }
    }

    private void insert(DeliveryId id) {
        deliveries.insert(
                id.toString(), TENANT, id.subscriptionId(), id.type().wireName(), UUID.randomUUID(), "{}", NOON);
    }

    private static LoggedEvent ranLow(long position) {
        return logged(position, position, new BalanceRanLow(TENANT, 1, 2));
    }

    private static LoggedEvent logged(long position, long sequence, Event event) {
        return new LoggedEvent(
                position,
                Streams.balance(TENANT),
                sequence,
                "Test",
                UUID.randomUUID(),
                NOON,
                event,
                EventMetadata.NONE);
    }
}
