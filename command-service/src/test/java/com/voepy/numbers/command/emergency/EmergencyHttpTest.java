package com.voepy.numbers.command.emergency;

import static com.voepy.numbers.command.testing.NumberService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Orders.order;
import static com.voepy.numbers.command.testing.ScriptedEmergency.AWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.AddressAnswer;
import com.voepy.numbers.command.carrier.AddressFault;
import com.voepy.numbers.command.carrier.AddressSuggestion;
import com.voepy.numbers.command.carrier.AddressVerdict;
import com.voepy.numbers.command.carrier.EmergencyAnswer;
import com.voepy.numbers.command.carrier.EmergencyAnswer.Progress;
import com.voepy.numbers.command.number.PhoneNumberCommand.ActivateNumber;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.Orders;
import com.voepy.numbers.command.testing.TextScan;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressAssigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRemoved;
import com.voepy.numbers.events.ErasureEvent.PersonalDataErased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Emergency addresses and numbers over HTTP, and the tasks that take them to a carrier, one run at a time.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmergencyHttpTest {

    static final String PATH = "/v1/emergency-addresses";
    static final String CANARY = "Canarybird";
    static final String BODY = """
            {"street_address": "1 %s St", "extended_address": "Suite 200", "locality": "Austin",
             "administrative_area": "TX", "postal_code": "78701", "country_code": "US"}
            """.formatted(CANARY);

    final NumberService service;

    Tenant tenant;

    EmergencyHttpTest(NumberService service) {
        this.service = service;
    }

    @BeforeEach
    void make_a_tenant() {
        tenant = service.tenant(1_000);
    }

    @Test
    void an_address_that_the_carrier_finds_is_validated_and_shown_in_the_clear_to_its_owner_alone() {
        var created = service.post(PATH, tenant.key(), BODY, "Idempotency-Key", "k-1");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created).path("status").asString()).isEqualTo("validated");
        assertThat(json(created).path("street_address").asString()).isEqualTo("1 Canarybird St");
        assertThat(json(created).path("extended_address").asString()).isEqualTo("Suite 200");
        assertThat(json(created).path("business_name").isNull()).isTrue();
        assertThat(json(created).path("suggestions").isEmpty()).isTrue();
        assertThat(created.headers().firstValue("Location"))
                .hasValue(PATH + "/" + json(created).path("id").asString());
        assertThat(TextScan.columnsWith(service.database().jdbc(), CANARY)).isEmpty();
    }

    @Test
    void a_repetition_is_answered_byte_for_byte_and_the_carrier_is_not_asked_again() {
        var created = service.post(PATH, tenant.key(), BODY, "Idempotency-Key", "k-1");
        var asked = service.emergency.validated().size();
        var again = service.post(PATH, tenant.key(), BODY, "Idempotency-Key", "k-1");
        var other = service.post(PATH, tenant.key(), BODY.replace("78701", "78702"), "Idempotency-Key", "k-1");

        assertThat(again.body()).isEqualTo(created.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency_key_reused").doesNotContain(CANARY);
        assertThat(service.emergency.validated()).hasSize(asked);
    }

    @Test
    void twins_under_one_key_make_one_address() {
        var answers = AtOnce.run(8, _ -> service.post(PATH, tenant.key(), BODY, "Idempotency-Key", "k-1"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
    }

    @Test
    void an_address_that_the_carrier_does_not_find_is_rejected_with_suggestions() {
        service.emergency.onValidate(() -> new AddressVerdict.Invalid(
                List.of(new AddressFault("20207", "street_address", "No " + CANARY + " here.")),
                List.of(new AddressSuggestion("1 Canary St", null, "Austin", "TX", "78701", "US"))));

        var created = service.post(PATH, tenant.key(), BODY);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created).path("status").asString()).isEqualTo("rejected");
        assertThat(json(created).at("/rejection_reasons/0/field").asString()).isEqualTo("street_address");
        assertThat(json(created).at("/rejection_reasons/0/message").asString()).contains(CANARY);
        assertThat(json(created).at("/suggestions/0/street_address").asString()).isEqualTo("1 Canary St");
        assertThat(TextScan.columnsWith(service.database().jdbc(), CANARY)).isEmpty();
    }

    @Test
    void while_the_carrier_is_away_nothing_is_kept() {
        service.emergency.onValidate(() -> new AddressVerdict.Unavailable(AWAY));
        var head = service.head();

        var answer = service.post(PATH, tenant.key(), BODY, "Idempotency-Key", "k-1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("code").asString()).isEqualTo("carrier_unavailable");
        assertThat(service.head()).isEqualTo(head);
        service.emergency.behave();
        assertThat(service.post(PATH, tenant.key(), BODY, "Idempotency-Key", "k-1")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "street_address": null                    | street_address
            "street_address": ""                      | street_address
            "locality": null                          | locality
            "administrative_area": null               | administrative_area
            "postal_code": "12345678901"              | postal_code
            "country_code": "DE"                      | country_code
            "country_code": null                      | country_code
            "first_name": "Ann"                       | last_name
            "last_name": "Lee"                        | first_name
            "business_name": ""                       | business_name
            "apartment": "4"                          | apartment
            """)
    void a_wrong_value_is_named_and_not_repeated(String member, String field) {
        var name = member.substring(1, member.indexOf('"', 1));
        var body = BODY.replaceAll("\"%s\": \"[^\"]*\",?".formatted(name), "")
                .replaceFirst("\\{", "{" + member + ",")
                .replaceAll(",\\s*}", "}");
        var asked = service.emergency.validated().size();

        var answer = service.post(PATH, tenant.key(), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).path("errors").findValuesAsString("field")).contains(field);
        assertThat(answer.body()).doesNotContain(CANARY);
        assertThat(service.emergency.validated()).hasSize(asked);
    }

    @Test
    void the_carrier_keeps_it_once_however_often_the_task_runs() {
        var id = address();

        assertThat(service.run("keep-address", id, null)).isInstanceOf(Next.Done.class);
        assertThat(service.run("keep-address", id, null)).isInstanceOf(Next.Done.class);

        assertThat(service.emergency.kept(id)).isEqualTo(1);
        assertThat(service.events(stream(id), EmergencyAddressRegistered.class)).hasSize(1);
        // An address needs a name, and the tenant's is one.
        assertThat(service.emergency.asked().getLast().businessName()).isEqualTo("Acme");
    }

    @Test
    void an_answer_that_got_lost_is_looked_up_before_another_attempt() {
        var id = address();
        service.emergency.loseAnswers(true);
        assertThat(service.run("keep-address", id, null)).isInstanceOf(Next.Again.class);
        service.emergency.away(true);
        assertThat(service.run("keep-address", id, null)).isInstanceOf(Next.Again.class);
        service.emergency.behave();

        assertThat(service.run("keep-address", id, null)).isInstanceOf(Next.Done.class);

        assertThat(service.emergency.kept(id)).isEqualTo(1);
        assertThat(service.events(stream(id), EmergencyAddressRegistered.class)).hasSize(1);
    }

    @Test
    void an_address_that_is_not_kept_after_all_is_rejected_and_so_are_its_numbers() {
        var id = address();
        var number = number();
        assertThat(put(number, id).statusCode()).isEqualTo(200);
        service.emergency.onKeep(() -> Optional.of(
                new AddressAnswer.Refused(List.of(new AddressFault("10027", null, CANARY + " is condemned.")))));

        assertThat(service.run("keep-address", id, null)).isInstanceOf(Next.Done.class);
        assertThat(apply(number, 1)).isInstanceOf(Next.Done.class);

        assertThat(service.events(stream(id), EmergencyAddressRejected.class)).hasSize(1);
        assertThat(service.events(Streams.number(number.e164()), NumberEmergencyFailed.class))
                .extracting(NumberEmergencyFailed::reason)
                .containsExactly("address_rejected");
        assertThat(put(number(), id).statusCode()).isEqualTo(409);
        assertThat(TextScan.columnsWith(service.database().jdbc(), CANARY)).isEmpty();
    }

    @Test
    void a_number_is_provisioned_once_its_address_is_kept() {
        var id = address();
        var number = number();

        var put = put(number, id);
        assertThat(json(put).path("emergency_status").asString()).isEqualTo("provisioning");
        assertThat(json(put).path("emergency_address_id").asString()).isEqualTo(id);
        assertThat(json(put).path("phone_number").asString())
                .isEqualTo(number.e164().value());
        assertThat(apply(number, 1)).isInstanceOf(Next.Again.class);
        assertThat(service.emergency.set(number.e164())).isEmpty();

        service.run("keep-address", id, null);
        service.emergency.whenOn(Progress.TURNING_ON);
        var waiting = (Next.Again) apply(number, 1);
        assertThat(apply(number, 1, waiting.state())).isInstanceOf(Next.Again.class);
        service.emergency.settle(number.e164(), Progress.ON);
        assertThat(apply(number, 1, waiting.state())).isInstanceOf(Next.Done.class);
        assertThat(apply(number, 1)).isInstanceOf(Next.Done.class);

        assertThat(service.emergency.set(number.e164())).hasSize(1);
        assertThat(service.events(Streams.number(number.e164()), NumberEmergencyActivated.class))
                .hasSize(1);
    }

    @Test
    void a_lost_answer_to_the_request_is_found_and_not_asked_again() {
        var id = kept();
        var number = number();
        put(number, id);
        service.emergency.loseAnswers(true);
        assertThat(apply(number, 1)).isInstanceOf(Next.Again.class);
        service.emergency.loseAnswers(false);

        assertThat(apply(number, 1)).isInstanceOf(Next.Done.class);

        assertThat(service.emergency.set(number.e164())).hasSize(1);
        assertThat(service.events(Streams.number(number.e164()), NumberEmergencyActivated.class))
                .hasSize(1);
    }

    @Test
    void what_the_carrier_refuses_or_fails_is_failed_and_can_be_tried_again() {
        var id = kept();
        var number = number();
        put(number, id);
        service.emergency.onSet(new EmergencyAnswer.Refused("10027"));
        assertThat(apply(number, 1)).isInstanceOf(Next.Done.class);

        service.emergency.behave();
        assertThat(put(number, id).statusCode()).isEqualTo(200);
        service.emergency.whenOn(Progress.TURNING_ON);
        var waiting = (Next.Again) apply(number, 2);
        service.emergency.settle(number.e164(), Progress.FAILED);
        assertThat(apply(number, 2, waiting.state())).isInstanceOf(Next.Done.class);

        service.emergency.behave();
        put(number, id);
        assertThat(apply(number, 3)).isInstanceOf(Next.Done.class);

        assertThat(service.events(Streams.number(number.e164()), NumberEmergencyFailed.class))
                .extracting(NumberEmergencyFailed::reason)
                .containsExactly("10027", "provisioning_failed");
        assertThat(service.events(Streams.number(number.e164()), NumberEmergencyActivated.class))
                .extracting(NumberEmergencyActivated::version)
                .containsExactly(3L);
    }

    @Test
    void a_late_task_works_towards_the_newest_wish() {
        var first = kept();
        var second = kept();
        var number = number();
        put(number, first);
        put(number, second);

        assertThat(apply(number, 1)).isInstanceOf(Next.Done.class);
        assertThat(apply(number, 2)).isInstanceOf(Next.Done.class);

        assertThat(service.emergency.set(number.e164())).hasSize(1);
        assertThat(service.delete(PATH + "/" + first, tenant.key()).statusCode())
                .isEqualTo(204);
        assertThat(service.delete(PATH + "/" + second, tenant.key()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_number_that_cannot_have_an_address_gets_none() {
        var id = address();
        var pending = UUID.fromString(json(order(service, tenant, List.of(service.fresh())))
                .at("/0/id")
                .asString());
        var number = number();
        var stranger = service.tenant(0);

        assertThat(code(put(pending, id, tenant))).isEqualTo("number_not_yet_active");
        assertThat(put(number.id(), id, stranger).statusCode()).isEqualTo(404);
        assertThat(put(UUID.randomUUID(), id, tenant).statusCode()).isEqualTo(404);
        assertThat(code(put(number.id(), UUID.randomUUID().toString(), tenant))).isEqualTo("validation_failed");
        assertThat(code(put(number.id(), "x", tenant))).isEqualTo("validation_failed");
        assertThat(service.events(stream(id), EmergencyAddressAssigned.class)).isEmpty();
    }

    @Test
    void an_address_in_use_can_be_neither_deleted_nor_erased_and_a_stranger_finds_none() {
        var id = address();
        var number = number();
        put(number, id);

        assertThat(code(service.delete(PATH + "/" + id, tenant.key()))).isEqualTo("emergency_address_in_use");
        assertThat(code(erase(id, tenant))).isEqualTo("emergency_address_in_use");
        assertThat(service.delete(PATH + "/" + id, service.tenant(0).key()).statusCode())
                .isEqualTo(404);
        assertThat(erase(id, service.tenant(0)).statusCode()).isEqualTo(404);
        detach(number);
        assertThat(service.delete(PATH + "/" + id, tenant.key()).statusCode()).isEqualTo(204);
        assertThat(service.delete(PATH + "/" + id, tenant.key()).statusCode()).isEqualTo(204);
        assertThat(put(number, id).statusCode()).isEqualTo(422);
    }

    @Test
    void attaching_and_deleting_at_once_never_both_succeed() {
        for (var round = 0; round < 5; round++) {
            var id = address();
            var number = number();
            var answers = AtOnce.run(2, i -> i == 0 ? put(number, id) : service.delete(PATH + "/" + id, tenant.key()));

            assertThat(answers.stream().filter(answer -> answer.statusCode() < 300))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.statusCode() >= 500))
                    .isEmpty();
        }
    }

    @Test
    void a_deleted_address_is_forgotten_by_the_carrier_once_no_number_is_there() {
        var id = kept();
        var number = number();
        put(number, id);
        apply(number, 1);
        detach(number);
        service.delete(PATH + "/" + id, tenant.key());

        assertThat(service.run("forget-address", id, null)).isInstanceOf(Next.Again.class);
        assertThat(apply(number, 2)).isInstanceOf(Next.Again.class);
        assertThat(apply(number, 2)).isInstanceOf(Next.Done.class);
        assertThat(service.run("forget-address", id, null)).isInstanceOf(Next.Done.class);
        assertThat(service.run("forget-address", id, null)).isInstanceOf(Next.Done.class);

        assertThat(service.emergency.kept(id)).isZero();
        assertThat(service.events(stream(id), EmergencyAddressRemoved.class)).hasSize(1);
        assertThat(service.events(Streams.number(number.e164()), NumberEmergencyDeactivated.class))
                .hasSize(1);
    }

    @Test
    void an_address_deleted_while_the_carrier_was_at_it_is_forgotten_all_the_same() {
        var id = address();
        service.emergency.loseAnswers(true);
        service.run("keep-address", id, null);
        service.emergency.behave();
        service.delete(PATH + "/" + id, tenant.key());
        assertThat(service.run("keep-address", id, null)).isInstanceOf(Next.Done.class);

        var once = (Next.Again) service.run("forget-address", id, null);

        assertThat(service.emergency.kept(id)).isZero();
        assertThat(service.run("forget-address", id, once.state())).isInstanceOf(Next.Done.class);
    }

    @Test
    void a_release_frees_the_address_and_ends_the_service_before_the_number_goes() {
        var id = kept();
        var number = number();
        put(number, id);
        apply(number, 1);

        var released = service.delete("/v1/numbers/" + number.id(), tenant.key());

        assertThat(json(released).path("emergency_status").asString()).isEqualTo("none");
        assertThat(service.run("disconnect", number.id().toString(), null)).isInstanceOf(Next.Again.class);
        assertThat(service.carrier.released()).doesNotContain(number.e164());
        assertThat(apply(number, 2)).isInstanceOf(Next.Again.class);
        assertThat(apply(number, 2)).isInstanceOf(Next.Done.class);
        assertThat(service.run("disconnect", number.id().toString(), null)).isInstanceOf(Next.Done.class);
        assertThat(service.events(Streams.number(number.e164()), NumberDisconnected.class))
                .hasSize(1);
        assertThat(service.delete(PATH + "/" + id, tenant.key()).statusCode()).isEqualTo(204);
    }

    @Test
    void an_erased_person_is_gone_everywhere_and_the_address_with_it() {
        var key = "k-1";
        var created = service.post(PATH, tenant.key(), BODY, "Idempotency-Key", key);
        var id = json(created).path("id").asString();
        service.run("keep-address", id, null);

        var erased = erase(id, tenant);

        assertThat(erased.statusCode()).isEqualTo(201);
        assertThat(json(erased).at("/subjects/0/type").asString()).isEqualTo("emergency_address");
        assertThat(json(erased).path("erased_at").asString()).endsWith("Z");
        var replayed = service.post(PATH, tenant.key(), BODY, "Idempotency-Key", key);
        assertThat(replayed.statusCode()).isEqualTo(201);
        assertThat(json(replayed).path("street_address").isNull()).isTrue();
        assertThat(replayed.body()).doesNotContain(CANARY);
        assertThat(service.run("forget-address", id, null)).isInstanceOf(Next.Done.class);
        assertThat(service.emergency.kept(id)).isZero();
        assertThat(service.delete(PATH + "/" + id, tenant.key()).statusCode()).isEqualTo(204);
        assertThat(TextScan.columnsWith(service.database().jdbc(), CANARY)).isEmpty();

        var again = erase(id, tenant);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(Stream.of(erased, again)
                        .map(answer -> json(answer).path("id").asString())
                        .map(erasure ->
                                service.events(Streams.erasure(UUID.fromString(erasure)), PersonalDataErased.class)))
                .allSatisfy(events -> assertThat(events).hasSize(1));
    }

    @Test
    void of_several_subjects_all_are_erased_or_none() {
        var free = address();
        var used = address();
        put(number(), used);
        var body = """
            {"tenant_id": "%s", "reason": "ticket 1", "subjects": [{"type": "emergency_address", "id": "%s"},
             {"type": "emergency_address", "id": "%s"}]}
            """.formatted(tenant.id(), free, used);

        assertThat(service.post("/v1/admin/privacy/erasures", OPERATOR_KEY, body)
                        .statusCode())
                .isEqualTo(409);

        assertThat(service.run("keep-address", free, null)).isInstanceOf(Next.Done.class);
        assertThat(service.emergency.asked().getLast().streetAddress()).contains(CANARY);
    }

    private record Number(UUID id, E164 e164) {}

    private String address() {
        return json(service.post(PATH, tenant.key(), BODY)).path("id").asString();
    }

    private String kept() {
        var id = address();
        service.run("keep-address", id, null);
        return id;
    }

    private Number number() {
        var e164 = service.fresh();
        var ordered = order(service, tenant, List.of(e164));
        service.<Object>send(new ActivateNumber(e164, Orders.orderId(ordered)), tenant.id());
        return new Number(UUID.fromString(json(ordered).at("/0/id").asString()), e164);
    }

    private HttpResponse<String> put(Number number, String addressId) {
        return put(number.id(), addressId, tenant);
    }

    private HttpResponse<String> put(UUID number, String addressId, Tenant by) {
        return service.send(
                "PUT",
                "/v1/numbers/%s/emergency-address".formatted(number),
                by.key(),
                "{\"emergency_address_id\": \"%s\"}".formatted(addressId));
    }

    private void detach(Number number) {
        var answer = service.delete("/v1/numbers/%s/emergency-address".formatted(number.id()), tenant.key());
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private Next apply(Number number, long version) {
        return apply(number, version, null);
    }

    private Next apply(Number number, long version, @Nullable String state) {
        return service.run("apply-emergency", number.id() + "/" + version, state);
    }

    private HttpResponse<String> erase(String id, Tenant of) {
        return service.post("/v1/admin/privacy/erasures", OPERATOR_KEY, """
            {"tenant_id": "%s", "subjects": [{"type": "emergency_address", "id": "%s"}], "reason": "ticket 1"}
            """.formatted(of.id(), id));
    }

    private static String stream(String addressId) {
        return Streams.emergencyAddress(UUID.fromString(addressId));
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString();
    }
}
