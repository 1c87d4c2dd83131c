package com.voepy.numbers.command.porting;

import static com.voepy.numbers.command.testing.Orders.balanceCents;
import static com.voepy.numbers.command.testing.Ports.foreign;
import static com.voepy.numbers.command.testing.Ports.ordered;
import static com.voepy.numbers.command.testing.Ports.portOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.command.carrier.PortAnswer;
import com.voepy.numbers.command.carrier.PortPlacement;
import com.voepy.numbers.command.carrier.PortSearch;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.Ports;
import com.voepy.numbers.command.testing.ScriptedPorting;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortHandedOver;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentPassedOn;
import com.voepy.numbers.events.PortingOrderEvent.PortingExceptionRaised;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementStarted;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.PortingStatus;
import com.voepy.numbers.kernel.Said;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.resource.PortingOrderResource.LineStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(WithNumberService.class)
class BringNumbersTest {

    final NumberService service;
    final ScriptedPorting carrier;
    final Tenant tenant;
    final E164 number = foreign();
    final E164 other = foreign();

    BringNumbersTest(NumberService service) {
        this.service = service;
        carrier = service.porting;
        tenant = service.tenant(0);
    }

    @Test
    void brings_a_number_from_its_order_to_the_tenant_it_is_for() {
        var id = ordered(service, tenant, List.of(number), ", \"customer_reference\": \"desk\"");
        run(id);
        run(id);
        carrier.commit(id.toString(), number, service.clock.instant().plus(Duration.ofDays(3)));
        run(id);
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.FOC_CONFIRMED);
        carrier.move(id.toString(), number, CarrierPortState.PORTED);
        assertThat(run(id)).isEqualTo(new Next.Done());

        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.PORTED);
        var ported = service.events(Streams.number(number), NumberPortedIn.class);
        assertThat(ported).singleElement().satisfies(event -> {
            assertThat(event.tenantId()).isEqualTo(tenant.id());
            assertThat(event.countryCode()).isEqualTo("US");
            assertThat(event.numberType()).isEqualTo(NumberType.LOCAL);
            // 75 cents wholesale for a local number, and a markup of 100 % in the standard tier.
            assertThat(event.monthlyPriceCents()).isEqualTo(150);
            assertThat(event.customerReference()).isEqualTo("desk");
        });
        assertThat(portOf(service, id).phoneNumbers().getFirst().numberId())
                .isEqualTo(ported.getFirst().numberId());
    }

    @Test
    void a_number_that_comes_is_billed_from_then_on() {
        var rich = service.tenant(1_000);
        var id = ordered(service, rich, List.of(number));
        run(id);
        run(id);
        carrier.move(id.toString(), number, CarrierPortState.PORTED);
        run(id);
        run(id);

        assertThat(service.events(Streams.number(number), NumberFeeCharged.class))
                .singleElement()
                .satisfies(fee -> {
                    assertThat(fee.feeCents()).isEqualTo(150);
                    assertThat(fee.from()).isEqualTo(service.clock.instant());
                });
        assertThat(balanceCents(service, rich)).isEqualTo(1_000 - 150);
        assertThat(service.events(Streams.number(number), NumberPortedIn.class)).hasSize(1);
    }

    @Test
    void gives_the_carrier_everything_that_the_tenant_gave() {
        var day = Ports.workday(service);
        var id = ordered(
                service,
                tenant,
                List.of(number),
                ", \"foc_date\": \"%s\", \"end_user\": {\"name\": \"Acme\", \"pin_passcode\": \"1234\"}"
                        .formatted(day));
        run(id);
        run(id);

        var form = carrier.submitted(id.toString()).getFirst().form();
        assertThat(form.comment()).isEqualTo("Moving from CarrierX");
        assertThat(form.focDate()).isEqualTo(day);
        assertThat(form.endUser()).satisfies(person -> {
            assertThat(person.name()).isEqualTo("Acme");
            assertThat(person.pinPasscode()).isEqualTo("1234");
        });
        assertThat(form.attachments())
                .singleElement()
                .satisfies(document -> assertThat(document.id()).isEqualTo(Ports.LOA));
    }

    @Test
    void asks_the_losing_carrier_for_what_the_tenant_left_out() {
        var id = ordered(service, tenant, List.of(number), ", \"end_user\": {\"name\": \"Acme\"}");
        run(id);
        run(id);

        assertThat(carrier.submitted(id.toString()).getFirst().form().endUser()).satisfies(person -> {
            assertThat(person.name()).isEqualTo("Acme");
            assertThat(person.authorizedName()).isEqualTo("Jane Doe");
            assertThat(person.serviceAddress())
                    .satisfies(address -> assertThat(address.postalCode()).isEqualTo("78701"));
        });
    }

    @Test
    void waits_a_minute_for_the_losing_carrier_and_no_longer() {
        service.carrier.onLatestCsr(_ -> new CsrAnswer.Request("csr", CsrAnswer.State.PENDING, null, null));
        var id = ordered(service, tenant, List.of(number));
        run(id);
        run(id);
        assertThat(carrier.submitted(id.toString())).isEmpty();

        service.clock.advance(Duration.ofMinutes(1));
        run(id);
        assertThat(carrier.submitted(id.toString())).hasSize(1);
    }

    @Test
    void keeps_what_it_says_of_people_out_of_the_log() {
        var id = ordered(service, tenant, List.of(number), ", \"end_user\": {\"name\": \"Erika Mustermann\"}");

        assertThat(service.stream(Streams.port(id)).toString())
                .doesNotContain("Mustermann")
                .doesNotContain("CarrierX");
    }

    @Test
    void sends_nothing_twice_when_no_answer_came() {
        carrier.onPlace((reference, numbers) -> {
            carrier.take(reference, numbers);
            return new PortPlacement.Unknown("no answer");
        });
        var id = ordered(service, tenant, List.of(number));
        run(id);
        run(id);
        run(id);

        assertThat(carrier.placed(id.toString())).isOne();
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.SUBMITTED);
        assertThat(events(id, CarrierPortHandedOver.class)).isOne();
    }

    @Test
    void sends_again_only_when_the_carrier_has_denied_it_for_a_while() {
        carrier.onPlace((_, _) -> new PortPlacement.Unknown("no answer"));
        var id = ordered(service, tenant, List.of(number));
        run(id);
        var again = (Next.Again) run(id);
        service.clock.advance(Duration.ofSeconds(3));
        again = (Next.Again) run(id, again.state());
        assertThat(events(id, PortingPlacementStarted.class)).isOne();

        service.clock.advance(Duration.ofSeconds(40));
        carrier.behave();
        run(id, again.state());
        run(id);
        assertThat(carrier.placed(id.toString())).isEqualTo(2);
    }

    @Test
    void goes_on_where_it_died_after_the_carrier_had_taken_the_numbers() {
        carrier.onPlace((reference, numbers) -> {
            carrier.take(reference, numbers);
            throw new IllegalStateException("killed");
        });
        var id = ordered(service, tenant, List.of(number));
        assertThatThrownBy(() -> run(id)).hasMessage("killed");
        run(id);
        run(id);

        assertThat(carrier.placed(id.toString())).isOne();
        assertThat(carrier.submitted(id.toString())).hasSize(1);
    }

    @Test
    void goes_on_where_it_died_after_the_carrier_had_taken_the_form() {
        carrier.onSubmit((port, form) -> {
            carrier.accept(port, form);
            throw new IllegalStateException("killed");
        });
        var id = ordered(service, tenant, List.of(number));
        run(id);
        assertThatThrownBy(() -> run(id)).hasMessage("killed");
        run(id);

        assertThat(carrier.submitted(id.toString())).hasSize(1);
        assertThat(events(id, CarrierPortHandedOver.class)).isOne();
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.IN_PROCESS);
    }

    @Test
    void folds_the_parts_that_the_carrier_makes_of_it_into_one() {
        carrier.onPlace(carrier::split);
        var id = ordered(service, tenant, List.of(number, other));
        run(id);
        run(id);
        carrier.move(id.toString(), number, CarrierPortState.PORTED);
        run(id);

        var half = portOf(service, id);
        assertThat(half.status()).isEqualTo(PortingStatus.IN_PROCESS);
        assertThat(half.phoneNumbers())
                .extracting(line -> line.status())
                .containsExactly(LineStatus.PORTED, LineStatus.PENDING);

        carrier.move(id.toString(), other, CarrierPortState.CANCELLED);
        run(id);
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.PORTED);
        assertThat(portOf(service, id).phoneNumbers())
                .extracting(line -> line.status())
                .containsExactly(LineStatus.PORTED, LineStatus.FAILED);
        assertThat(service.events(Streams.number(other), NumberPortEnded.class)).hasSize(1);
    }

    @Test
    void hands_over_once_more_what_the_tenant_has_mended() {
        carrier.onSubmit(
                (_, _) -> new PortAnswer.Refused(List.of(new Refusal(null, "10004", "entity_name is missing"))));
        var id = ordered(service, tenant, List.of(number));
        run(id);
        run(id);
        var refused = portOf(service, id);
        assertThat(refused.status()).isEqualTo(PortingStatus.EXCEPTION);
        assertThat(refused.exceptions()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("information_missing");
            assertThat(opened(problem.message())).contains("entity_name");
        });
        // As long as it is the tenant's turn, the carrier is left alone.
        run(id);
        assertThat(carrier.submitted(id.toString())).hasSize(1);

        carrier.behave();
        service.patch(Ports.PATH + "/" + id, tenant.key(), "{\"end_user\": {\"name\": \"Acme\"}}");
        service.post(Ports.PATH + "/" + id + "/submit", tenant.key(), "{}");
        run(id);
        assertThat(carrier.submitted(id.toString())).hasSize(2);
        run(id);
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.IN_PROCESS);
    }

    @Test
    void waits_for_the_tenant_when_the_carrier_does_not_want_the_numbers() {
        carrier.onPlace((_, _) -> new PortPlacement.Refused(List.of(new Refusal(null, "10015", "not portable"))));
        var id = ordered(service, tenant, List.of(number));

        assertThat(run(id)).isEqualTo(new Next.Done());
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.EXCEPTION);
        service.post(Ports.PATH + "/" + id + "/cancel", tenant.key(), "{}");
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.CANCELLED);
    }

    @Test
    void ends_what_the_carrier_agrees_to_end() {
        var id = atTheCarrier();
        assertThat(service.post(Ports.PATH + "/" + id + "/cancel", tenant.key(), "{}")
                        .statusCode())
                .isEqualTo(202);
        run(id);
        carrier.move(id.toString(), number, CarrierPortState.CANCEL_PENDING);
        run(id);
        assertThat(carrier.cancelled(id.toString())).isOne();
        carrier.move(id.toString(), number, CarrierPortState.CANCELLED);
        run(id);

        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.CANCELLED);
        assertThat(service.events(Streams.number(number), NumberPortEnded.class))
                .hasSize(1);
    }

    @Test
    void is_on_watch_where_an_answer_that_was_given_before_decides_nothing() {
        var id = atTheCarrier();
        run(id);
        assertThat(carrier.isWatched(id.toString())).isTrue();

        carrier.onPlace((_, _) -> new PortPlacement.Unknown("no answer"));
        var unclear = ordered(service, tenant, List.of(other));
        run(unclear);
        run(unclear);
        assertThat(carrier.isWatched(unclear.toString())).isFalse();
    }

    @Test
    void keeps_the_carriers_words_sealed_and_what_it_says_again_is_no_news() {
        var id = atTheCarrier();
        carrier.object(id.toString(), number, "other");
        run(id);
        run(id);

        assertThat(portOf(service, id).exceptions())
                .singleElement()
                .satisfies(problem -> assertThat(opened(problem.message())).isEqualTo("The carrier says other"));
        assertThat(events(id, PortingExceptionRaised.class)).isOne();
        assertThat(service.stream(Streams.port(id)).toString()).doesNotContain("The carrier says");
        var reports = events(id, CarrierPortReported.class);
        run(id);
        assertThat(events(id, CarrierPortReported.class)).isEqualTo(reports);
    }

    @Test
    void goes_on_when_the_carrier_does_not_agree() {
        var id = atTheCarrier();
        carrier.onCancel(new PortAnswer.Refused(List.of(new Refusal(null, "10015", "too late"))));
        service.post(Ports.PATH + "/" + id + "/cancel", tenant.key(), "{}");
        run(id);

        var port = portOf(service, id);
        assertThat(port.status()).isEqualTo(PortingStatus.IN_PROCESS);
        assertThat(port.cancelRequestedAt()).isNull();
        assertThat(opened(port.cancelRefusal())).isEqualTo("too late");
        assertThat(service.stream(Streams.port(id)).toString()).doesNotContain("too late");
        assertThat(events(id, PortingCancellationRefused.class)).isOne();
    }

    @Test
    void passes_on_what_the_tenant_writes_and_hears_what_the_carrier_answers() {
        var id = atTheCarrier();
        service.post(Ports.PATH + "/" + id + "/comments", tenant.key(), "{\"body\": \"Please call first\"}");
        // The answer is lost, so that the next run finds the comment there.
        carrier.onComment(new PortAnswer.Unavailable(new Unavailability("no answer", null)));
        run(id);
        carrier.remark(id.toString(), number, "We will");
        run(id);
        run(id);

        assertThat(carrier.heard(id.toString())).containsExactly("Please call first");
        assertThat(service.events(Streams.port(id), PortingCommentAdded.class))
                .extracting(PortingCommentAdded::author)
                .containsExactly(PortingParty.TENANT, PortingParty.CARRIER);
        assertThat(events(id, PortingCommentPassedOn.class)).isOne();
    }

    @Test
    void believes_in_a_silent_end_only_after_a_while() {
        var id = atTheCarrier();
        carrier.forget(id.toString());
        var again = (Next.Again) run(id);
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.IN_PROCESS);
        service.clock.advance(Duration.ofSeconds(7));
        run(id, again.state());

        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.CANCELLED);
        assertThat(service.events(Streams.number(number), NumberPortEnded.class))
                .hasSize(1);
    }

    @Test
    void changes_nothing_while_the_carrier_cannot_be_asked() {
        var id = atTheCarrier();
        var before = service.head();
        carrier.onSearch(() -> Optional.of(new PortSearch.Unavailable(new Unavailability("down", null))));
        run(id);

        assertThat(service.head()).isEqualTo(before);
    }

    @Test
    void does_nothing_when_it_comes_late() {
        var id = atTheCarrier();
        carrier.move(id.toString(), number, CarrierPortState.PORTED);
        run(id);
        var before = service.head();

        assertThat(run(id)).isEqualTo(new Next.Done());
        assertThat(service.head()).isEqualTo(before);
    }

    @Test
    void keeps_the_order_where_it_is_when_the_carrier_babbles() {
        var id = atTheCarrier();
        carrier.babble(id.toString(), number);
        run(id);

        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.IN_PROCESS);
    }

    @Test
    void asks_ever_more_seldom() {
        var id = atTheCarrier();
        service.clock.advance(Duration.ofHours(1));
        var hour = (Next.Again) run(id);
        service.clock.advance(Duration.ofDays(5));
        var days = (Next.Again) run(id);

        assertThat(Duration.between(service.clock.instant(), days.when())).isEqualTo(Duration.ofMinutes(15));
        assertThat(hour.when()).isBefore(days.when());
    }

    private UUID atTheCarrier() {
        var id = ordered(service, tenant, List.of(number));
        run(id);
        run(id);
        run(id);
        assertThat(portOf(service, id).status()).isEqualTo(PortingStatus.IN_PROCESS);
        return id;
    }

    private Next run(UUID id) {
        return run(id, null);
    }

    private Next run(UUID id, @Nullable String state) {
        return service.run(BringNumbers.NAME, id.toString(), state);
    }

    private int events(UUID id, Class<? extends PortingOrderEvent> type) {
        return service.events(Streams.port(id), type).size();
    }

    private String opened(@Nullable Said said) {
        var sealed = Objects.requireNonNull(Objects.requireNonNull(said).sealed());
        return service.bean(SubjectVault.class).open(sealed, String.class).orElseThrow();
    }
}
