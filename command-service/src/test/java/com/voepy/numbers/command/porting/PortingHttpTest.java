package com.voepy.numbers.command.porting;

import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Ports.body;
import static com.voepy.numbers.command.testing.Ports.foreign;
import static com.voepy.numbers.command.testing.Ports.order;
import static com.voepy.numbers.command.testing.Ports.ordered;
import static com.voepy.numbers.command.testing.Ports.portOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.Orders;
import com.voepy.numbers.command.testing.Ports;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderUpdated;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.PortingStatus;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.web.ETags;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(WithNumberService.class)
class PortingHttpTest {

    final NumberService service;
    final Tenant tenant;
    final E164 number = foreign();

    PortingHttpTest(NumberService service) {
        this.service = service;
        tenant = service.tenant(0);
    }

    @Test
    void the_example_of_the_api_document_is_one_submitted_order() {
        var answer = order(service, tenant, body(List.of(number)));

        assertThat(answer.statusCode()).isEqualTo(201);
        var id = Orders.orderId(answer);
        assertThat(answer.headers().firstValue("Location")).hasValue(Ports.PATH + "/" + id);
        var port = json(answer);
        assertThat(port.path("id").asString()).isEqualTo(id.toString());
        assertThat(port.path("status").asString()).isEqualTo("submitted");
        assertThat(port.path("user_feedback").path("comment").asString()).isEqualTo("Moving from CarrierX");
        assertThat(port.path("documents").get(0).asString()).isEqualTo(Ports.LOA.toString());
        assertThat(port.path("phone_numbers").get(0).path("status").asString()).isEqualTo("pending");
        assertThat(port.path("end_user").isNull()).isTrue();
    }

    @Test
    void without_documents_it_waits_as_a_draft_and_is_submitted_by_hand() {
        var id = draft();
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.DRAFT);
        assertThat(submit(id).statusCode()).isEqualTo(422);

        assertThat(patch(id, "{\"documents\": [\"%s\"]}".formatted(Ports.LOA)).statusCode())
                .isEqualTo(200);
        assertThat(submit(id).statusCode()).isEqualTo(200);
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.SUBMITTED);
        assertThat(submit(id).statusCode()).isEqualTo(409);
        assertThat(json(patch(id, "{\"documents\": []}")).path("code").asString())
                .isEqualTo("porting_order_not_editable");
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        var id = draft(
                ", \"end_user\": {\"name\": \"Acme\", \"service_address\": {\"locality\": \"Austin\"}}, \"customer_reference\": \"a\"");
        var port = json(patch(
                id, "{\"end_user\": {\"pin_passcode\": \"1234\", \"service_address\": {\"postal_code\": \"78701\"}}}"));

        assertThat(port.path("end_user").path("name").asString()).isEqualTo("Acme");
        assertThat(port.path("end_user").path("pin_passcode").asString()).isEqualTo("1234");
        assertThat(port.path("end_user")
                        .path("service_address")
                        .path("locality")
                        .asString())
                .isEqualTo("Austin");
        assertThat(port.path("end_user")
                        .path("service_address")
                        .path("postal_code")
                        .asString())
                .isEqualTo("78701");
        assertThat(port.path("customer_reference").asString()).isEqualTo("a");
        assertThat(json(patch(id, "{\"end_user\": null}")).path("end_user").isNull())
                .isTrue();
    }

    @Test
    void a_patch_that_says_the_same_changes_nothing() {
        var id = draft(", \"end_user\": {\"name\": \"Acme\"}");
        patch(id, "{\"end_user\": {\"name\": \"Acme\"}}");

        assertThat(service.events(Streams.port(id), PortingOrderUpdated.class)).isEmpty();
    }

    @Test
    void a_patch_for_another_version_is_refused() {
        var id = draft();
        var path = Ports.PATH + "/" + id;
        var tag = ETags.of(portOf(service, id));
        assertThat(service.send("PATCH", path, tenant.key(), "{\"foc_date\": null}", "If-Match", "\"old\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(service.send("PATCH", path, tenant.key(), "{\"customer_reference\": \"b\"}", "If-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_number_is_on_its_way_once() {
        ordered(service, tenant, List.of(number));
        var again = order(service, service.tenant(0), body(List.of(foreign(), number)));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).path("code").asString()).isEqualTo("number_unavailable");
        assertThat(json(again).path("phone_numbers").valueStream().map(JsonNode::asString))
                .containsExactly(number.value());
    }

    @Test
    void of_two_tenants_who_want_the_same_number_one_gets_it() {
        var stranger = service.tenant(0);
        var others = List.of(foreign(), number, foreign());
        var answers = AtOnce.run(
                8,
                i -> order(service, i % 2 == 0 ? tenant : stranger, body(others))
                        .statusCode());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        others.forEach(each -> assertThat(service.events(Streams.number(each), NumberPortStarted.class))
                .hasSize(1));
    }

    @Test
    void a_number_that_somebody_has_here_cannot_be_ported() {
        var owner = service.tenant(10_000);
        var owned = service.fresh();
        Orders.placed(service, owner, List.of(owned));
        var reserved = service.fresh();
        service.post("/v1/number-reservations", owner.key(), Orders.reservation(List.of(reserved)));

        var answer = order(service, tenant, body(List.of(owned, reserved)));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("phone_numbers").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(owned.value(), reserved.value());
    }

    @Test
    void a_number_on_its_way_can_be_neither_ordered_nor_reserved() {
        var buyer = service.tenant(10_000);
        var listed = service.fresh();
        ordered(service, tenant, List.of(listed));

        assertThat(Orders.order(service, buyer, List.of(listed)).statusCode()).isEqualTo(409);
        assertThat(service.post("/v1/number-reservations", buyer.key(), Orders.reservation(List.of(listed)))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_cancelled_order_lets_its_numbers_go() {
        var id = draft();
        assertThat(cancel(id).statusCode()).isEqualTo(200);
        assertThat(json(cancel(id)).path("status").asString()).isEqualTo("cancelled");

        assertThat(service.events(Streams.number(number), NumberPortEnded.class))
                .hasSize(1);
        assertThat(order(service, service.tenant(0), body(List.of(number))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void everything_wrong_is_named_at_once() {
        var answer = order(service, tenant, """
            {"phone_numbers": ["%1$s", "%1$s", "+19995550100", "12"], "documents": ["%2$s"], "foc_date": "tomorrow",
             "connection_id": "c", "end_user": {"name": "%3$s", "billing_telephone_number": "1",
             "service_address": {"country_code": "us"}}, "user_feedback": {"comment": "%4$s"}}""".formatted(number, "no-id", "x".repeat(121), "x".repeat(1_001)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(fieldsOf(answer))
                .containsExactlyInAnyOrder(
                        "phone_numbers[1]",
                        "phone_numbers[3]",
                        "documents[0]",
                        "foc_date",
                        "connection_id",
                        "end_user.name",
                        "end_user.billing_telephone_number",
                        "end_user.service_address.country_code",
                        "user_feedback.comment");
    }

    @Test
    void a_number_of_no_country_is_none() {
        assertThat(fieldsOf(order(service, tenant, body(List.of(new E164("+19995550100"))))))
                .containsExactly("phone_numbers[0]");
    }

    @Test
    void a_port_has_50_numbers_at_most() {
        var many = IntStream.range(0, 51).mapToObj(_ -> foreign()).toList();
        assertThat(fieldsOf(order(service, tenant, body(many)))).containsExactly("phone_numbers");
        assertThat(order(service, tenant, body(many.subList(0, 50))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void documents_and_connections_are_the_tenants_own() {
        var strangers = UUID.randomUUID();
        assertThat(fieldsOf(order(
                        service,
                        tenant,
                        "{\"phone_numbers\": [\"%s\"], \"documents\": [\"%s\"]}".formatted(number, strangers))))
                .containsExactly("documents[0]");
        assertThat(fieldsOf(order(
                        service,
                        tenant,
                        body(
                                List.of(number),
                                ", \"connection_id\": \"%s\""
                                        .formatted(service.tenant(0).defaultConnection())))))
                .containsExactly("connection_id");
        assertThat(service.stream(Streams.number(number))).isEmpty();
    }

    @Test
    void the_wished_day_is_one_on_which_carriers_work() {
        var workday = Ports.workday(service);
        for (var wrong : List.of(workday.minusYears(1), workday.plusYears(2), workday.plusDays(3))) {
            assertThat(fieldsOf(
                            order(service, tenant, body(List.of(number), ", \"foc_date\": \"%s\"".formatted(wrong)))))
                    .as("%s", wrong)
                    .containsOnly("foc_date");
        }
        var good = order(service, tenant, body(List.of(number), ", \"foc_date\": \"%s\"".formatted(workday)));
        assertThat(json(good).path("foc_date").asString()).isEqualTo(workday.toString());
    }

    @Test
    void an_unknown_field_is_refused() {
        assertThat(fieldsOf(order(service, tenant, body(List.of(number), ", \"fast\": true"))))
                .containsExactly("fast");
    }

    @Test
    void a_repetition_under_the_same_key_is_answered_the_same() {
        var first = order(service, tenant, body(List.of(number)), "Idempotency-Key", "port-1");
        var second = order(service, tenant, body(List.of(number)), "Idempotency-Key", "port-1");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).contains("Moving from CarrierX");
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(service.events(Streams.number(number), NumberPortStarted.class))
                .hasSize(1);
    }

    @Test
    void an_order_of_another_tenant_is_not_found() {
        var id = draft();
        var stranger = service.tenant(0);
        var path = Ports.PATH + "/" + id;
        assertThat(List.of(
                        service.patch(path, stranger.key(), "{\"foc_date\": null}"),
                        service.post(path + "/submit", stranger.key(), "{}"),
                        service.post(path + "/cancel", stranger.key(), "{}"),
                        service.post(path + "/comments", stranger.key(), "{\"body\": \"Hello\"}")))
                .extracting(HttpResponse::statusCode)
                .containsOnly(404);
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.DRAFT);
    }

    @Test
    void a_comment_is_kept_with_the_order() {
        var id = draft();
        var answer = service.post(Ports.PATH + "/" + id + "/comments", tenant.key(), "{\"body\": \"Hello, Erika\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("body").asString()).isEqualTo("Hello, Erika");
        assertThat(json(answer).path("author").asString()).isEqualTo("tenant");
        assertThat(json(answer).path("porting_order_id").asString()).isEqualTo(id.toString());
        assertThat(service.stream(Streams.port(id)).toString()).doesNotContain("Erika");
        assertThat(fieldsOf(service.post(Ports.PATH + "/" + id + "/comments", tenant.key(), "{\"body\": \" \"}")))
                .containsExactly("body");
    }

    @Test
    void a_port_that_is_over_forgets_whose_numbers_they_were() {
        var id = draft(", \"end_user\": {\"name\": \"Erika\"}");
        var sealed = Objects.requireNonNull(portOf(service, id).endUser());
        var erasure = """
            {"tenant_id": "%s", "subjects": [{"type": "porting_order", "id": "%s"}], "reason": "ticket 1"}""".formatted(tenant.id(), id);
        assertThat(json(service.post("/v1/admin/privacy/erasures", NumberService.OPERATOR_KEY, erasure))
                        .path("code")
                        .asString())
                .isEqualTo("porting_order_open");
        assertThat(service.bean(SubjectVault.class).open(sealed, JsonNode.class))
                .isPresent();

        cancel(id);
        assertThat(service.post("/v1/admin/privacy/erasures", NumberService.OPERATOR_KEY, erasure)
                        .statusCode())
                .isEqualTo(201);
        assertThat(service.bean(SubjectVault.class).open(sealed, JsonNode.class))
                .isEmpty();
        assertThat(service.post(Ports.PATH + "/" + id + "/comments", tenant.key(), "{\"body\": \"Hello\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    private UUID draft(String... more) {
        var answer = order(service, tenant, "{\"phone_numbers\": [\"%s\"]%s}".formatted(number, String.join("", more)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Orders.orderId(answer);
    }

    private HttpResponse<String> patch(UUID id, String body) {
        return service.patch(Ports.PATH + "/" + id, tenant.key(), body);
    }

    private HttpResponse<String> submit(UUID id) {
        return service.post(Ports.PATH + "/" + id + "/submit", tenant.key(), "{}");
    }

    private HttpResponse<String> cancel(UUID id) {
        return service.post(Ports.PATH + "/" + id + "/cancel", tenant.key(), "{}");
    }

    private static List<String> fieldsOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return json(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .distinct()
                .toList();
    }
}
