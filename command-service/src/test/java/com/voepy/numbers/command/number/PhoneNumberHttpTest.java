package com.voepy.numbers.command.number;

import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Orders.order;
import static com.voepy.numbers.command.testing.Orders.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.CarrierOrder.State;
import com.voepy.numbers.command.carrier.OrderAnswer;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.command.number.PhoneNumberCommand.PortNumberIn;
import com.voepy.numbers.command.number.PhoneNumberCommand.StartPort;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.ConnectionEvent.NumberAttached;
import com.voepy.numbers.events.ConnectionEvent.NumberDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Streams;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A tenant's number over real HTTP: its settings, its connection, its release.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumberHttpTest {

    final NumberService service;

    Tenant tenant;
    E164 number;
    UUID orderId;
    String path;

    PhoneNumberHttpTest(NumberService service) {
        this.service = service;
    }

    @BeforeEach
    void order_a_number() {
        tenant = service.tenant(1_000);
        number = service.fresh();
        var answer = order(service, tenant, List.of(number));
        orderId = orderId(answer);
        path = "/v1/numbers/" + json(answer).path(0).path("id").asString();
    }

    @Test
    void each_setting_is_set_and_cleared_by_null() {
        activate();
        var connection = connection();

        assertSets("customer_reference", "\"primary-support-line\"", "null", "null");
        assertSets("cnam_lookup_enabled", "true", "null", "false");
        assertSets("cnam_display_name", "\"Yourco Sales\"", "null", "null");
        assertSets("tech_prefix_enabled", "true", "false", "false");
        assertSets("inbound_call_screening", "\"flag_calls\"", "null", "\"disabled\"");
        assertSets("inbound_call_screening", "\"reject_calls\"", "\"disabled\"", "\"disabled\"");
        assertSets("messaging_enabled", "true", "null", "false");
        assertSets("connection_id", "\"%s\"".formatted(connection), "null", "null");
    }

    @Test
    void only_what_is_named_changes() {
        activate();
        patch("{\"customer_reference\": \"desk\", \"messaging_enabled\": true}");

        var after = json(patch("{\"cnam_lookup_enabled\": true}"));

        assertThat(after.path("customer_reference").asString()).isEqualTo("desk");
        assertThat(after.path("messaging_enabled").asBoolean()).isTrue();
        assertThat(after.path("cnam_lookup_enabled").asBoolean()).isTrue();
        assertThat(after.path("settings_status").asString()).isEqualTo("applying");
    }

    @Test
    void limits_are_kept_to_the_letter() {
        activate();
        assertThat(patch("{\"customer_reference\": \"%s\"}".formatted("x".repeat(120)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(patch("{\"cnam_display_name\": \"123456789012345\"}").statusCode())
                .isEqualTo(200);

        for (var wrong : List.of(
                "{\"customer_reference\": \"%s\"}".formatted("x".repeat(121)),
                "{\"customer_reference\": 7}",
                "{\"cnam_display_name\": \"1234567890123456\"}",
                "{\"cnam_display_name\": \"\"}",
                "{\"cnam_display_name\": \"Café\"}",
                "{\"cnam_lookup_enabled\": \"yes\"}",
                "{\"cnam_lookup_enabled\": 1}",
                "{\"inbound_call_screening\": \"block\"}",
                "{\"inbound_call_screening\": \"DISABLED\"}",
                "{\"messaging_enabled\": \"true\"}",
                "{\"connection_id\": \"main\"}",
                "{\"connection_id\": \"%s\"}".formatted(UUID.randomUUID()),
                "{\"connection_id\": \"%s\"}".formatted(service.tenant(0).defaultConnection()),
                "{\"status\": \"active\"}",
                "{\"surprise\": null}")) {
            assertThat(patch(wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(service.events(Streams.number(number), NumberConfigured.class))
                .hasSize(2);
    }

    @Test
    void a_change_of_nothing_says_nothing() {
        activate();
        patch("{\"messaging_enabled\": true}");
        var head = service.head();

        assertThat(patch("{}").statusCode()).isEqualTo(200);
        assertThat(patch("{\"messaging_enabled\": true, \"customer_reference\": null}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void the_carrier_gets_the_newest_settings_and_each_version_is_settled_once() {
        activate();
        var id = idOf(path);
        patch("{\"messaging_enabled\": true}");
        patch("{\"messaging_enabled\": false, \"customer_reference\": \"desk\"}");

        assertThat(service.run(ApplySettings.NAME, id + "/1", null)).isInstanceOf(Next.Done.class);
        assertThat(service.run(ApplySettings.NAME, id + "/2", null)).isInstanceOf(Next.Done.class);

        assertThat(service.events(Streams.number(number), NumberSettingsApplied.class))
                .extracting(NumberSettingsApplied::version)
                .containsExactly(2L);
    }

    @Test
    void a_pending_number_can_be_neither_changed_nor_released() {
        for (var answer : List.of(patch("{\"messaging_enabled\": true}"), release())) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(json(answer).path("code").asString()).isEqualTo("number_not_yet_active");
        }
    }

    @Test
    void a_number_of_another_tenant_or_of_nobody_is_not_found() {
        activate();
        var stranger = service.tenant(0);

        assertThat(service.patch(path, stranger.key(), "{}").statusCode()).isEqualTo(404);
        assertThat(service.delete(path, stranger.key()).statusCode()).isEqualTo(404);
        for (var id : List.of(UUID.randomUUID(), new NumberId(service.fresh(), 1).uuid())) {
            assertThat(service.patch("/v1/numbers/" + id, tenant.key(), "{}").statusCode())
                    .isEqualTo(404);
            assertThat(service.delete("/v1/numbers/" + id, tenant.key()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_release_answers_the_same_twice_and_is_written_once() {
        activate();

        var first = release();
        service.clock.advance(Duration.ofDays(1));
        var again = release();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json(first).path("status").asString()).isEqualTo("released");
        assertThat(json(first).path("released_at").isNull()).isFalse();
        assertThat(json(first).path("billing_ends_at").isNull()).isFalse();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(service.events(Streams.number(number), NumberReleased.class)).hasSize(1);
        var refused = patch("{\"messaging_enabled\": true}");
        assertThat(json(refused).path("code").asString()).isEqualTo("number_released");
    }

    @Test
    void a_released_number_rests_goes_back_to_the_carrier_and_then_is_for_sale_again() {
        activate();
        var id = idOf(path);
        release();
        service.carrier.onRelease(_ -> new ReleaseAnswer.AlreadyGone());
        assertThat(service.run(Disconnect.NAME, id.toString(), null)).isInstanceOf(Next.Done.class);

        service.clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(order(service, tenant, List.of(number)).statusCode()).isEqualTo(409);
        service.clock.advance(Duration.ofMillis(1));
        var bought = order(service, tenant, List.of(number));

        assertThat(bought.statusCode()).isEqualTo(201);
        assertThat(json(bought).path(0).path("id").asString()).isNotEqualTo(id.toString());
    }

    @Test
    void a_number_that_the_carrier_does_not_take_back_is_asked_for_on_and_on_and_noted_after_an_hour() {
        activate();
        var id = idOf(path);
        release();
        service.carrier.onRelease(_ -> new ReleaseAnswer.Refused(new Refusal(null, "10015", "locked")));
        disconnect(id);
        assertThat(stuck()).isEmpty();
        for (var hour = 1; hour <= 3; hour++) {
            service.clock.advance(Duration.ofHours(1));
            assertThat(disconnect(id)).isInstanceOf(Next.Again.class);
        }
        assertThat(stuck()).singleElement().satisfies(event -> {
            assertThat(event.numberId()).isEqualTo(id);
            assertThat(event.detail()).isEqualTo("10015 locked");
        });

        service.clock.advance(Duration.ofDays(40));
        assertThat(order(service, tenant, List.of(number)).statusCode())
                .as("rested, but still ours at the carrier")
                .isEqualTo(409);

        service.carrier.onRelease(_ -> new ReleaseAnswer.Unavailable(new Unavailability("down", null)));
        assertThat(disconnect(id))
                .isEqualTo(new Next.Again(service.clock.instant().plusSeconds(30), null));
        service.carrier.behave();
        assertThat(disconnect(id)).isEqualTo(new Next.Done());
        assertThat(order(service, tenant, List.of(number)).statusCode()).isEqualTo(201);
        assertThat(stuck()).hasSize(1);
    }

    @Test
    void a_late_disconnect_leaves_the_next_tenure_alone() {
        activate();
        var id = idOf(path);
        release();
        disconnect(id);
        service.clock.advance(Duration.ofDays(30));
        order(service, service.tenant(1_000), List.of(number));
        var released = service.carrier.released().size();

        assertThat(disconnect(id)).isInstanceOf(Next.Done.class);

        assertThat(service.carrier.released()).hasSize(released);
    }

    @Test
    void a_late_disconnect_leaves_a_number_alone_that_came_back_by_a_port() {
        activate();
        var id = idOf(path);
        release();
        var port = UUID.randomUUID();
        service.<Object>send(new StartPort(number, tenant.id(), port, service.clock.instant()), tenant.id());
        service.<Object>send(
                new PortNumberIn(
                        number, port, "US", null, null, NumberType.LOCAL, List.of(Capability.VOICE), 150, null, null),
                tenant.id());
        var released = service.carrier.released().size();

        assertThat(disconnect(id)).isEqualTo(new Next.Done());

        assertThat(service.carrier.released()).hasSize(released);
        assertThat(service.events(Streams.number(number), NumberDisconnected.class))
                .as("it had left, else it could not have come")
                .hasSize(1);
    }

    private Next disconnect(UUID id) {
        return service.run(Disconnect.NAME, id.toString(), null);
    }

    private List<NumberDisconnectStuck> stuck() {
        return service.events(Streams.number(number), NumberDisconnectStuck.class);
    }

    @Test
    void a_connection_follows_its_numbers() {
        activate();
        var from = connection();
        var to = connection();
        patch("{\"connection_id\": \"%s\"}".formatted(from));
        patch("{\"connection_id\": \"%s\"}".formatted(to));

        assertThat(service.events(Streams.connection(from), NumberAttached.class))
                .hasSize(1);
        assertThat(service.events(Streams.connection(from), NumberDetached.class))
                .hasSize(1);
        assertThat(service.delete("/v1/connections/" + from, tenant.key()).statusCode())
                .isEqualTo(204);
        assertThat(service.delete("/v1/connections/" + to, tenant.key()).statusCode())
                .isEqualTo(409);

        release();
        assertThat(service.delete("/v1/connections/" + to, tenant.key()).statusCode())
                .isEqualTo(204);
        assertThat(release().statusCode()).isEqualTo(200);
    }

    @Test
    void a_connection_is_never_deleted_under_a_number_that_comes_at_once() {
        activate();
        for (var round = 0; round < 8; round++) {
            var connection = connection();
            var answers = AtOnce.run(
                    2,
                    i -> i == 0
                            ? patch("{\"connection_id\": \"%s\"}".formatted(connection))
                            : service.delete("/v1/connections/" + connection, tenant.key()));

            var attached = answers.getFirst().statusCode();
            var deleted = answers.getLast().statusCode();
            assertThat(attached == 200 ? deleted == 409 : attached == 422 && deleted == 204)
                    .as("attached %d, deleted %d", attached, deleted)
                    .isTrue();
        }
    }

    @Test
    void changes_at_once_are_all_kept() {
        activate();
        var bodies = List.of(
                "{\"customer_reference\": \"desk\"}",
                "{\"cnam_lookup_enabled\": true}",
                "{\"cnam_display_name\": \"Yourco\"}",
                "{\"tech_prefix_enabled\": true}",
                "{\"inbound_call_screening\": \"flag_calls\"}",
                "{\"messaging_enabled\": true}");

        var answers = AtOnce.run(bodies.size(), i -> patch(bodies.get(i)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        var last =
                service.events(Streams.number(number), NumberConfigured.class).getLast();
        assertThat(last.version()).isEqualTo(6);
        assertThat(last.settings().customerReference()).isEqualTo("desk");
        assertThat(last.settings().messagingEnabled()).isTrue();
    }

    private void activate() {
        service.carrier.onOrder((reference, numbers) -> {
            var taken = (OrderAnswer.Accepted) service.carrier.take(reference, numbers);
            service.carrier.settle(reference, State.SUCCESS, number);
            return taken;
        });
        service.run("fulfil-order", orderId.toString(), null);
        service.run("fulfil-order", orderId.toString(), null);
    }

    private UUID connection() {
        var made = service.post("/v1/connections", tenant.key(), "{\"name\": \"Shop\"}");
        return UUID.fromString(json(made).path("id").asString());
    }

    private HttpResponse<String> patch(String body) {
        return service.patch(path, tenant.key(), body);
    }

    private HttpResponse<String> release() {
        return service.delete(path, tenant.key());
    }

    private void assertSets(String field, String value, String cleared, String afterwards) {
        assertThat(member(patch("{\"%s\": %s}".formatted(field, value)), field)).hasToString(value);
        assertThat(member(patch("{\"%s\": %s}".formatted(field, cleared)), field))
                .hasToString(afterwards);
    }

    private static JsonNode member(HttpResponse<String> answer, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path(field);
    }

    private static UUID idOf(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
