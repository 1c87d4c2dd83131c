package com.voepy.numbers.command.store;

import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Orders.order;
import static com.voepy.numbers.command.testing.Orders.orderId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.command.balance.BalanceCommand.Debit;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.problem.Rejection;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What Axon's store promises, kept on a real PostgreSQL.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoreTest {

    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final NumberService service;

    StoreTest(NumberService service) {
        this.service = service;
    }

    @Test
    void whoever_comes_second_to_a_place_in_a_stream_is_told_that_he_lost_a_race() {
        var engine = service.bean(EventStorageEngine.class);
        var submitted = submitted();
        engine.appendEvents(List.of(submitted));
        var head = service.head();

        assertThatThrownBy(() -> engine.appendEvents(List.of(again(submitted))))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_race_between_nodes_has_one_winner_and_no_client_sees_the_conflict() {
        try (var node = new NumberService(service.database())) {
            var tenant = service.tenant(10_000);
            var number = service.fresh();

            var answers = AtOnce.run(24, i -> order(i % 2 == 0 ? service : node, tenant, List.of(number)));

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.statusCode() != 201).allSatisfy(StoreTest::isUnavailable);
            assertThat(service.events(Streams.number(number), NumberOrdered.class))
                    .hasSize(1);
        }
    }

    @Test
    void a_long_balance_is_read_from_its_snapshot_and_without_one_that_does_not_fit() {
        var tenant = service.tenant(100_000);
        debit(tenant, 250, 1);
        assertThat(snapshot(tenant, "sequence")).isEqualTo("251");
        assertThat(availableCents(tenant)).isEqualTo(99_750);

        change(tenant, "payload = jsonb_set(payload, '{balanceCents}', '7')");
        assertThat(availableCents(tenant)).as("the snapshot is what is read").isEqualTo(7);

        change(tenant, "type = replace(type, 'balanceCents', 'cents')");
        assertThat(availableCents(tenant)).as("other fields").isEqualTo(99_750);

        change(tenant, "type = 'com.voepy.numbers.command.balance.Gone{}'");
        assertThat(availableCents(tenant)).as("no such class").isEqualTo(99_750);
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_passed_over() {
        var tenant = service.tenant(100_000);
        debit(tenant, 250, 1);

        change(tenant, "payload = jsonb_set(payload, '{balanceCents}', '\"much\"')");
        assertThat(availableCents(tenant)).isEqualTo(99_750);

        change(tenant, "payload = jsonb_set(payload, '{surprise}', '1')");
        assertThat(availableCents(tenant)).isEqualTo(99_750);
    }

    @Test
    void each_event_says_who_asked_and_why_in_columns_that_SQL_can_read() {
        var tenant = service.tenant(1_000);
        var number = service.fresh();

        var answer = order(service, tenant, List.of(number), "X-Request-Id", "req-1", "Idempotency-Key", "key-1");

        for (var stream :
                List.of(Streams.number(number), Streams.balance(tenant.id()), Streams.order(orderId(answer)))) {
            var row = last(stream);
            assertThat(row.get("tenant_id")).isEqualTo(tenant.id());
            assertThat(row.get("metadata_tenant")).isEqualTo(tenant.id().toString());
            assertThat(row.get("actor")).asString().isNotBlank().isNotEqualTo(tenant.key());
            assertThat(row)
                    .containsEntry("request_id", "req-1")
                    .containsEntry("idempotency_key", "key-1")
                    .containsEntry("correlation_id", "req-1")
                    .containsEntry("causation_id", "req-1")
                    .containsEntry("request", "POST /v1/numbers/order")
                    .containsEntry("command", "PlaceOrder")
                    .containsEntry("revision", 1);
        }
        assertThat(last(Streams.number(number)))
                .containsEntry("type", "NumberOrdered")
                .containsEntry("aggregate_type", "PhoneNumber")
                .containsEntry("e164", number.value());
    }

    @Test
    void what_a_process_does_carries_on_the_request_that_began_it() {
        var tenant = service.tenant(1_000);
        var answer = order(service, tenant, service.fresh(1), "X-Request-Id", "req-2");
        var stream = Streams.order(orderId(answer));
        var placed = service.stream(stream).getFirst();

        service.run("fulfil-order", orderId(answer).toString(), null);

        assertThat(service.stream(stream).stream().skip(1).map(LoggedEvent::metadata))
                .isNotEmpty()
                .allSatisfy(metadata -> {
                    assertThat(metadata.tenantId()).isEqualTo(tenant.id());
                    assertThat(metadata.actor()).isEqualTo("system:fulfil-order");
                    assertThat(metadata.requestId()).isEqualTo("req-2");
                    assertThat(metadata.idempotencyKey()).isNull();
                    assertThat(metadata.correlationId()).isEqualTo("req-2");
                    assertThat(metadata.request()).isEqualTo("POST /v1/numbers/order");
                    assertThat(metadata.command()).isIn("PlanFulfilment", "ConfirmSubmission", "ResolveNumbers");
                    assertThat(metadata.causationId())
                            .isEqualTo(placed.eventId().toString());
                });
    }

    @Test
    void what_an_operator_does_is_told_to_the_tenant_it_is_about() {
        var tenant = service.tenant(1_000);

        assertThat(last(Streams.balance(tenant.id()))).containsEntry("tenant_id", tenant.id());
    }

    @Test
    void positions_have_no_gaps_whatever_was_refused() {
        var gaps = service.database()
                .jdbc()
                .sql("SELECT max(position) - count(*) FROM log.event")
                .query(Long.class)
                .single();

        assertThat(gaps).isZero();
    }

    private void debit(Tenant tenant, int times, long cents) {
        var debit = new Debit(cents, DebitCause.NUMBER_ACTIVATION, null, null, null);
        service.<@Nullable Object>send(new DebitBalance(tenant.id(), Collections.nCopies(times, debit)), tenant.id());
    }

    /// What a charge that is never covered is told.
    private long availableCents(Tenant tenant) {
        try {
            debit(tenant, 1, 1_000_000_000);
        } catch (Rejection e) {
            return (long) Objects.requireNonNull(e.members().get("available_cents"));
        }
        throw new IllegalStateException("covered");
    }

    private String snapshot(Tenant tenant, String column) {
        return service.database()
                .jdbc()
                .sql("SELECT %s::text FROM log.snapshot WHERE stream = :stream".formatted(column))
                .param("stream", Streams.balance(tenant.id()))
                .query(String.class)
                .single();
    }

    private void change(Tenant tenant, String assignment) {
        service.database()
                .jdbc()
                .sql("UPDATE log.snapshot SET %s WHERE stream = :stream".formatted(assignment))
                .param("stream", Streams.balance(tenant.id()))
                .update();
    }

    private Map<String, @Nullable Object> last(String stream) {
        return service.database()
                .jdbc()
                .sql("""
                    SELECT tenant_id, type, aggregate_type, revision::int AS revision, payload ->> 'e164' AS e164,
                           metadata ->> 'tenant_id' AS metadata_tenant, metadata ->> 'actor' AS actor,
                           metadata ->> 'request_id' AS request_id, metadata ->> 'idempotency_key' AS idempotency_key,
                           metadata ->> 'correlation_id' AS correlation_id, metadata ->> 'causation_id' AS causation_id,
                           metadata ->> 'request' AS request, metadata ->> 'command' AS command
                    FROM log.event WHERE stream = :stream ORDER BY sequence DESC LIMIT 1
                    """)
                .param("stream", stream)
                .query()
                .singleRow();
    }

    private static void isUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("code").asString()).isEqualTo("number_unavailable");
    }

    private static GenericDomainEventMessage<NumberOrderSubmitted> submitted() {
        var orderId = UUID.randomUUID();
        return new GenericDomainEventMessage<>(
                "NumberOrder",
                Streams.order(orderId),
                0,
                new NumberOrderSubmitted(orderId, UUID.randomUUID(), "carrier-1"),
                Map.of(),
                UUID.randomUUID().toString(),
                NOON);
    }

    private static GenericDomainEventMessage<NumberOrderSubmitted> again(
            GenericDomainEventMessage<NumberOrderSubmitted> first) {
        return new GenericDomainEventMessage<>(
                first.getType(),
                first.getAggregateIdentifier(),
                first.getSequenceNumber(),
                first.getPayload(),
                Map.of(),
                UUID.randomUUID().toString(),
                NOON);
    }
}
