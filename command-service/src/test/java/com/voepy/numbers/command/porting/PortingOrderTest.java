package com.voepy.numbers.command.porting;

import static com.voepy.numbers.command.testing.Rejections.rejection;
import static com.voepy.numbers.command.testing.Rejections.wrongField;
import static com.voepy.numbers.kernel.CarrierPortState.CANCELLED;
import static com.voepy.numbers.kernel.CarrierPortState.CANCEL_PENDING;
import static com.voepy.numbers.kernel.CarrierPortState.DRAFT;
import static com.voepy.numbers.kernel.CarrierPortState.EXCEPTION;
import static com.voepy.numbers.kernel.CarrierPortState.FOC_CONFIRMED;
import static com.voepy.numbers.kernel.CarrierPortState.IN_PROCESS;
import static com.voepy.numbers.kernel.CarrierPortState.PORTED;

import com.voepy.numbers.command.carrier.CarrierPort;
import com.voepy.numbers.command.carrier.PortFault;
import com.voepy.numbers.command.porting.PortingOrderCommand.CancelPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.ConfirmHandOver;
import com.voepy.numbers.command.porting.PortingOrderCommand.OpenPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.PlanPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.RecordProgress;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefuseCancellation;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefuseHandOver;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefusePlacement;
import com.voepy.numbers.command.porting.PortingOrderCommand.RuleOutPlacement;
import com.voepy.numbers.command.porting.PortingOrderCommand.SubmitPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.UpdatePort;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortHandedOver;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortRefused;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRequested;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingExceptionRaised;
import com.voepy.numbers.events.PortingOrderEvent.PortingFocConfirmed;
import com.voepy.numbers.events.PortingOrderEvent.PortingNumberFailed;
import com.voepy.numbers.events.PortingOrderEvent.PortingNumberPorted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCancelled;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderPorted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderResubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderSubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderTakenIntoProcess;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderUpdated;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementRuledOut;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementStarted;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortingOrderTest {

    static final UUID ID = UUID.fromString("90000000-0000-4000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("7e000000-0000-4000-8000-000000000002");
    static final UUID DOCUMENT = UUID.fromString("d0c00000-0000-4000-8000-000000000001");
    static final E164 FIRST = new E164("+15125550111");
    static final E164 SECOND = new E164("+15125550122");
    static final UUID FIRST_ID = new NumberId(FIRST, 1).uuid();
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant FOC = NOON.plus(Duration.ofDays(5));
    static final PortingProblem WRONG_PIN =
            new PortingProblem("passcode_pin_invalid", null, new Sealed(ID, "VGhlIFBJTiBpcyB3cm9uZw"));

    final FixtureConfiguration<PortingOrder> port = new AggregateTestFixture<>(PortingOrder.class);

    @Nested
    class A_draft {

        @Test
        void waits_where_nothing_proves_that_the_numbers_are_the_tenants() {
            port.givenNoPriorActivity().when(open()).expectEvents(created());
        }

        @Test
        void is_submitted_at_once_where_it_has_documents() {
            port.givenNoPriorActivity()
                    .when(open(DOCUMENT))
                    .expectEvents(created(DOCUMENT), new PortingOrderSubmitted(ID, TENANT));
        }

        @Test
        void cannot_be_submitted_without_a_document() {
            port.given(created()).when(submit()).expectNoEvents().expectException(wrongField("documents"));
        }

        @Test
        void is_submitted_once_it_has_one() {
            port.given(created(), new PortingOrderUpdated(ID, TENANT, details(DOCUMENT)))
                    .when(submit())
                    .expectEvents(new PortingOrderSubmitted(ID, TENANT));
        }

        @Test
        void says_nothing_when_nothing_changes() {
            port.given(created()).when(new UpdatePort(ID, TENANT, details())).expectNoEvents();
        }

        @Test
        void ends_at_once_when_it_is_cancelled() {
            port.given(created()).when(cancel(NOON)).expectEvents(cancelledByTenant());
        }

        @Test
        void needs_nothing_of_the_carrier() {
            port.given(created())
                    .when(new PlanPort(ID))
                    .expectNoEvents()
                    .expectResultMessagePayload(new PortingStep.Nothing());
        }

        @Test
        void of_another_tenant_is_not_found() {
            port.given(created())
                    .when(new SubmitPort(ID, STRANGER))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.NOT_FOUND));
        }
    }

    @Nested
    class A_submitted_order {

        @Test
        void notes_that_it_is_about_to_be_sent_before_it_is() {
            given(submitted()).when(new PlanPort(ID)).expectEvents(new PortingPlacementStarted(ID, TENANT, 1));
        }

        @Test
        void is_not_sent_again_while_an_attempt_is_unclear() {
            given(submitted(), new PortingPlacementStarted(ID, TENANT, 1))
                    .when(new PlanPort(ID))
                    .expectNoEvents();
        }

        @Test
        void is_sent_again_once_the_attempt_is_ruled_out() {
            given(
                            submitted(),
                            new PortingPlacementStarted(ID, TENANT, 1),
                            new PortingPlacementRuledOut(ID, TENANT, 1, "not found"))
                    .when(new PlanPort(ID))
                    .expectEvents(new PortingPlacementStarted(ID, TENANT, 2));
        }

        @Test
        void waits_for_its_tenant_when_the_carrier_does_not_want_the_numbers() {
            given(submitted(), new PortingPlacementStarted(ID, TENANT, 1))
                    .when(new RefusePlacement(ID, List.of(WRONG_PIN)))
                    .expectEvents(
                            new PortingPlacementRuledOut(ID, TENANT, 1, "refused: passcode_pin_invalid"),
                            new PortingExceptionRaised(ID, TENANT, List.of(WRONG_PIN)));
        }

        @Test
        void cannot_be_changed() {
            given(submitted())
                    .when(new UpdatePort(ID, TENANT, details()))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.PORTING_ORDER_NOT_EDITABLE));
        }

        @Test
        void ends_at_once_as_long_as_nothing_was_sent() {
            given(submitted()).when(cancel(NOON)).expectEvents(cancelledByTenant());
        }

        @Test
        void asks_the_carrier_first_where_it_may_know() {
            given(submitted(), new PortingPlacementStarted(ID, TENANT, 1))
                    .when(cancel(NOON))
                    .expectEvents(new PortingCancellationRequested(ID, TENANT));
        }

        @Test
        void ends_with_the_attempt_that_never_arrived_when_that_was_wished() {
            given(submitted(), new PortingPlacementStarted(ID, TENANT, 1), new PortingCancellationRequested(ID, TENANT))
                    .when(new RuleOutPlacement(ID, "not found"))
                    .expectEvents(new PortingPlacementRuledOut(ID, TENANT, 1, "not found"), cancelledByTenant());
        }

        @Test
        void stays_submitted_until_the_carrier_has_everything() {
            given(submitted(), new PortingPlacementStarted(ID, TENANT, 1))
                    .when(progress(carried("a", DRAFT, FIRST, SECOND)))
                    .expectEvents(reported("a", DRAFT, null, FIRST, SECOND));
        }
    }

    @Nested
    class An_order_at_the_carrier {

        @Test
        void is_in_process_once_all_of_it_is() {
            given(inTwoParts())
                    .when(progress(carried("a", IN_PROCESS, FIRST), carried("b", IN_PROCESS, SECOND)))
                    .expectEvents(
                            reported("a", IN_PROCESS, null, FIRST),
                            reported("b", IN_PROCESS, null, SECOND),
                            new PortingOrderTakenIntoProcess(ID, TENANT));
        }

        @Test
        void is_as_far_as_the_part_that_is_least_far() {
            given(inTwoParts())
                    .when(progress(carried("a", IN_PROCESS, FIRST), carried("b", DRAFT, SECOND)))
                    .expectEvents(reported("a", IN_PROCESS, null, FIRST));
        }

        @Test
        void is_in_exception_as_soon_as_one_part_is() {
            given(inTwoParts(), handedOver("a", 1), handedOver("b", 1))
                    .when(progress(carried("a", IN_PROCESS, FIRST), objected("b", SECOND)))
                    .expectEvents(
                            reported("a", IN_PROCESS, null, FIRST),
                            new CarrierPortReported(
                                    ID, TENANT, "b", List.of(SECOND), EXCEPTION, null, List.of(WRONG_PIN)),
                            new PortingExceptionRaised(ID, TENANT, List.of(WRONG_PIN)));
        }

        @Test
        void says_nothing_when_the_carrier_repeats_itself() {
            given(inProcess())
                    .when(progress(carried("a", IN_PROCESS, FIRST, SECOND)))
                    .expectNoEvents();
        }

        @Test
        void stays_where_it_is_when_the_carrier_uses_a_word_that_nobody_knows() {
            given(inProcess())
                    .when(progress(new CarrierPort("a", null, List.of(FIRST, SECOND), null, List.of(), true)))
                    .expectNoEvents();
        }

        @Test
        void passes_through_what_was_over_before_anybody_asked() {
            given(inOnePart())
                    .when(progress(committed("a", FIRST, SECOND)))
                    .expectEvents(
                            reported("a", FOC_CONFIRMED, FOC, FIRST, SECOND),
                            new PortingOrderTakenIntoProcess(ID, TENANT),
                            new PortingFocConfirmed(ID, TENANT, FOC));
        }

        @Test
        void tells_of_another_date() {
            given(withDate())
                    .when(progress(new CarrierPort(
                            "a", FOC_CONFIRMED, List.of(FIRST, SECOND), FOC.plusSeconds(60), List.of(), true)))
                    .expectEvents(
                            reported("a", FOC_CONFIRMED, FOC.plusSeconds(60), FIRST, SECOND),
                            new PortingFocConfirmed(ID, TENANT, FOC.plusSeconds(60)));
        }

        @Test
        void is_ported_when_no_number_is_on_its_way_any_more() {
            given(withDate())
                    .when(ported(carried("a", PORTED, FIRST, SECOND)))
                    .expectEvents(
                            new CarrierPortReported(ID, TENANT, "a", List.of(FIRST, SECOND), PORTED, null, List.of()),
                            new PortingNumberPorted(ID, TENANT, FIRST, FIRST_ID),
                            new PortingNumberFailed(
                                    ID, TENANT, SECOND, "The carrier ended its order without the number."),
                            new PortingOrderPorted(ID, TENANT, 1, 1));
        }

        @Test
        void goes_on_with_the_part_that_is_left() {
            given(inTwoParts(), handedOver("a", 1), handedOver("b", 1))
                    .when(ported(carried("a", PORTED, FIRST), carried("b", IN_PROCESS, SECOND)))
                    .expectEvents(
                            reported("a", PORTED, null, FIRST),
                            reported("b", IN_PROCESS, null, SECOND),
                            new PortingNumberPorted(ID, TENANT, FIRST, FIRST_ID),
                            new PortingOrderTakenIntoProcess(ID, TENANT));
        }

        @Test
        void ends_when_the_carrier_ends_it() {
            given(inProcess())
                    .when(progress(carried("a", CANCELLED, FIRST, SECOND)))
                    .expectEvents(
                            reported("a", CANCELLED, null, FIRST, SECOND),
                            new PortingOrderCancelled(
                                    ID, TENANT, PortingParty.CARRIER, "The carrier ended its order."));
        }

        @Test
        void does_nothing_after_its_end() {
            given(inProcess(), cancelledByTenant())
                    .when(progress(carried("a", PORTED, FIRST, SECOND)))
                    .expectNoEvents();
        }
    }

    @Nested
    class An_exception {

        @Test
        void is_taken_up_again_when_it_is_submitted() {
            given(inException()).when(submit()).expectEvents(new PortingOrderResubmitted(ID, TENANT, 2));
        }

        @Test
        void that_the_tenant_has_answered_is_none_until_the_carrier_has_read_the_answer() {
            given(inException(), new PortingOrderResubmitted(ID, TENANT, 2))
                    .when(progress(objected("a", FIRST, SECOND)))
                    .expectNoEvents();
        }

        @Test
        void comes_back_when_the_answer_was_no_better() {
            given(inException(), new PortingOrderResubmitted(ID, TENANT, 2), handedOver("a", 2))
                    .when(progress(objected("a", FIRST, SECOND)))
                    .expectEvents(new PortingExceptionRaised(ID, TENANT, List.of(WRONG_PIN)));
        }

        @Test
        void is_told_once() {
            given(inException()).when(progress(objected("a", FIRST, SECOND))).expectNoEvents();
        }

        @Test
        void is_over_when_the_carrier_goes_on_by_itself() {
            given(inException())
                    .when(progress(carried("a", IN_PROCESS, FIRST, SECOND)))
                    .expectEvents(
                            reported("a", IN_PROCESS, null, FIRST, SECOND),
                            new PortingOrderTakenIntoProcess(ID, TENANT));
        }

        @Test
        void arises_when_the_carrier_does_not_take_the_form() {
            given(inOnePart())
                    .when(new RefuseHandOver(ID, "a", 1, List.of(WRONG_PIN)))
                    .expectEvents(
                            new CarrierPortRefused(ID, TENANT, "a", 1, List.of(WRONG_PIN)),
                            new PortingExceptionRaised(ID, TENANT, List.of(WRONG_PIN)));
        }

        @Test
        void of_an_earlier_submission_is_no_news() {
            given(inException(), new PortingOrderResubmitted(ID, TENANT, 2))
                    .when(new RefuseHandOver(ID, "a", 1, List.of(WRONG_PIN)))
                    .expectNoEvents();
        }
    }

    @Nested
    class A_hand_over {

        @Test
        void is_noted_once() {
            given(inOnePart()).when(new ConfirmHandOver(ID, "a", 1)).expectEvents(handedOver("a", 1));
            given(inOnePart(), handedOver("a", 1))
                    .when(new ConfirmHandOver(ID, "a", 1))
                    .expectNoEvents();
        }
    }

    @Nested
    class A_cancellation {

        @Test
        void is_refused_less_than_48_hours_before_the_numbers_move() {
            given(withDate())
                    .when(cancel(FOC.minus(Duration.ofHours(48)).plusMillis(1)))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.PORTING_CANCELLATION_TOO_LATE));
        }

        @Test
        void is_asked_for_before() {
            given(withDate())
                    .when(cancel(FOC.minus(Duration.ofHours(48))))
                    .expectEvents(new PortingCancellationRequested(ID, TENANT));
        }

        @Test
        void is_asked_for_once() {
            given(inProcess(), new PortingCancellationRequested(ID, TENANT))
                    .when(cancel(NOON))
                    .expectNoEvents();
        }

        @Test
        void of_what_is_cancelled_finds_its_wish_fulfilled() {
            given(inProcess(), cancelledByTenant()).when(cancel(NOON)).expectNoEvents();
        }

        @Test
        void of_what_is_here_is_refused() {
            given(inProcess(), new PortingOrderPorted(ID, TENANT, 2, 0))
                    .when(cancel(NOON))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.PORTING_CANCELLATION_TOO_LATE));
        }

        @Test
        void is_over_when_the_carrier_says_no() {
            given(inProcess(), new PortingCancellationRequested(ID, TENANT))
                    .when(new RefuseCancellation(ID, WRONG_PIN.words()))
                    .expectEvents(new PortingCancellationRefused(ID, TENANT, null, WRONG_PIN.words()));
        }

        @Test
        void is_over_when_the_carrier_takes_it_and_goes_on_after_all() {
            given(
                            inProcess(),
                            new PortingCancellationRequested(ID, TENANT),
                            reported("a", CANCEL_PENDING, null, FIRST, SECOND))
                    .when(progress(carried("a", IN_PROCESS, FIRST, SECOND)))
                    .expectEvents(
                            reported("a", IN_PROCESS, null, FIRST, SECOND),
                            new PortingCancellationRefused(ID, TENANT, "The carrier goes on with the port.", null));
        }

        @Test
        void ends_the_order_when_the_carrier_agrees() {
            given(inProcess(), new PortingCancellationRequested(ID, TENANT))
                    .when(progress(carried("a", CANCELLED, FIRST, SECOND)))
                    .expectEvents(reported("a", CANCELLED, null, FIRST, SECOND), cancelledByTenant());
        }
    }

    /// @param history events, or lists of them
    private TestExecutor<PortingOrder> given(Object... history) {
        List<Object> events = new ArrayList<>();
        for (var each : history) {
            if (each instanceof List<?> several) {
                events.addAll(several);
            } else {
                events.add(each);
            }
        }
        return new AggregateTestFixture<>(PortingOrder.class).given(events);
    }

    static List<PortingOrderEvent> submitted() {
        return List.of(created(DOCUMENT), new PortingOrderSubmitted(ID, TENANT));
    }

    static List<PortingOrderEvent> inOnePart() {
        return and(submitted(), new PortingPlacementStarted(ID, TENANT, 1), reported("a", DRAFT, null, FIRST, SECOND));
    }

    static List<PortingOrderEvent> inTwoParts() {
        return and(
                submitted(),
                new PortingPlacementStarted(ID, TENANT, 1),
                reported("a", DRAFT, null, FIRST),
                reported("b", DRAFT, null, SECOND));
    }

    static List<PortingOrderEvent> inProcess() {
        return and(
                inOnePart(),
                handedOver("a", 1),
                reported("a", IN_PROCESS, null, FIRST, SECOND),
                new PortingOrderTakenIntoProcess(ID, TENANT));
    }

    static List<PortingOrderEvent> withDate() {
        return and(
                inProcess(),
                reported("a", FOC_CONFIRMED, FOC, FIRST, SECOND),
                new PortingFocConfirmed(ID, TENANT, FOC));
    }

    static List<PortingOrderEvent> inException() {
        return and(
                inProcess(),
                new CarrierPortReported(ID, TENANT, "a", List.of(FIRST, SECOND), EXCEPTION, null, List.of(WRONG_PIN)),
                new PortingExceptionRaised(ID, TENANT, List.of(WRONG_PIN)));
    }

    private static List<PortingOrderEvent> and(List<PortingOrderEvent> before, PortingOrderEvent... more) {
        List<PortingOrderEvent> all = new ArrayList<>(before);
        Collections.addAll(all, more);
        return all;
    }

    static PortingOrderCreated created(UUID... documents) {
        return new PortingOrderCreated(ID, TENANT, List.of(FIRST, SECOND), details(documents));
    }

    static PortingDetails details(UUID... documents) {
        return new PortingDetails(null, null, List.of(documents), null, null, null);
    }

    static PortingOrderCancelled cancelledByTenant() {
        return new PortingOrderCancelled(ID, TENANT, PortingParty.TENANT, null);
    }

    static CarrierPortHandedOver handedOver(String carrierOrderId, int submission) {
        return new CarrierPortHandedOver(ID, TENANT, carrierOrderId, submission);
    }

    static CarrierPortReported reported(
            String carrierOrderId, CarrierPortState state, @Nullable Instant focAt, E164... numbers) {
        return new CarrierPortReported(ID, TENANT, carrierOrderId, List.of(numbers), state, focAt, List.of());
    }

    static CarrierPort carried(String id, CarrierPortState state, E164... numbers) {
        return new CarrierPort(id, state, List.of(numbers), null, List.of(), true);
    }

    static CarrierPort objected(String id, E164... numbers) {
        return new CarrierPort(
                id, EXCEPTION, List.of(numbers), null, List.of(new PortFault(WRONG_PIN.code(), "sealed before")), true);
    }

    static CarrierPort committed(String id, E164... numbers) {
        return new CarrierPort(id, FOC_CONFIRMED, List.of(numbers), FOC, List.of(), true);
    }

    static OpenPort open(UUID... documents) {
        return new OpenPort(ID, TENANT, List.of(FIRST, SECOND), details(documents));
    }

    static SubmitPort submit() {
        return new SubmitPort(ID, TENANT);
    }

    static CancelPort cancel(Instant now) {
        return new CancelPort(ID, TENANT, now);
    }

    /// As they come sealed.
    private static Map<String, List<PortingProblem>> problems(CarrierPort... ports) {
        return Arrays.stream(ports)
                .filter(port -> !port.problems().isEmpty())
                .collect(Collectors.toMap(CarrierPort::id, _ -> List.of(WRONG_PIN)));
    }

    static RecordProgress progress(CarrierPort... ports) {
        return new RecordProgress(ID, List.of(ports), problems(ports), new TreeMap<>(), new TreeSet<>());
    }

    /// The first number is here.
    static RecordProgress ported(CarrierPort... ports) {
        return new RecordProgress(
                ID, List.of(ports), problems(ports), new TreeMap<>(Map.of(FIRST, FIRST_ID)), new TreeSet<>());
    }
}
