package com.voepy.numbers.command.order;

import static com.voepy.numbers.command.testing.NumberService.ACTIVATION_CENTS;
import static com.voepy.numbers.command.testing.NumberService.MONTHLY_CENTS;
import static com.voepy.numbers.command.testing.Orders.balanceCents;
import static com.voepy.numbers.command.testing.Orders.orderOf;
import static com.voepy.numbers.command.testing.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.command.carrier.CarrierOrder.State;
import com.voepy.numbers.command.carrier.OrderAnswer;
import com.voepy.numbers.command.carrier.OrderSearch;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.command.order.ResolutionHandlers.Resolution;
import com.voepy.numbers.command.order.ResolutionHandlers.ResolveNumbers;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.NumberOrderResource;
import com.voepy.numbers.resource.NumberOrderResource.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An order on its way to the carrier and back, one run of its task at a time.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FulfilOrderTest {

    static final long CREDIT_CENTS = 1_000;
    static final long IN_SERVICE_CENTS = ACTIVATION_CENTS + MONTHLY_CENTS;
    static final Duration DEADLINE = Duration.ofHours(72);
    static final OrderSearch AWAY = new OrderSearch.Unavailable(new Unavailability("down", null));

    final NumberService service;

    Tenant tenant;
    E164 one;
    E164 two;
    UUID orderId;

    FulfilOrderTest(NumberService service) {
        this.service = service;
    }

    @BeforeEach
    void order_two_numbers() {
        tenant = service.tenant(CREDIT_CENTS);
        one = service.fresh();
        two = service.fresh();
        orderId = placed(service, tenant, List.of(one, two));
    }

    @Nested
    class When_the_carrier_takes_it {

        @Test
        void it_is_polled_until_each_number_is_active() {
            assertThat(run()).isInstanceOf(Next.Again.class);
            assertThat(order().status()).isEqualTo(Status.PENDING);

            service.carrier.settle(orderId.toString(), State.SUCCESS, one);
            assertThat(run()).isInstanceOf(Next.Again.class);
            assertThat(order().phoneNumbers())
                    .extracting(NumberOrderResource.Line::status)
                    .containsExactly(NumberStatus.ACTIVE, NumberStatus.PENDING);

            service.carrier.settle(orderId.toString(), State.SUCCESS, two);
            assertThat(run()).isInstanceOf(Next.Done.class);
            assertThat(order().status()).isEqualTo(Status.COMPLETED);
            assertThat(balance()).isEqualTo(CREDIT_CENTS - 2 * IN_SERVICE_CENTS);
            assertThat(service.carrier.sent(orderId.toString())).isEqualTo(1);
        }

        @Test
        void it_is_done_at_once_if_all_are_active_at_once() {
            service.carrier.onOrder((reference, numbers) -> {
                service.carrier.take(reference, numbers);
                service.carrier.settle(reference, State.SUCCESS, one, two);
                return new OrderAnswer.Accepted(found().order());
            });

            assertThat(run()).isInstanceOf(Next.Done.class);
            assertThat(order().status()).isEqualTo(Status.COMPLETED);
        }

        @Test
        void a_number_that_fails_is_refunded_and_the_other_goes_on() {
            run();
            service.carrier.settle(orderId.toString(), State.FAILURE, one);
            service.carrier.settle(orderId.toString(), State.SUCCESS, two);
            run();

            assertThat(order().status()).isEqualTo(Status.PARTIALLY_COMPLETED);
            assertThat(order().phoneNumbers().getFirst().failureReason()).isEqualTo(FailureReason.REFUSED_BY_CARRIER);
            assertThat(balance()).isEqualTo(CREDIT_CENTS - IN_SERVICE_CENTS);
        }

        @Test
        void it_fails_if_every_number_does() {
            run();
            service.carrier.settle(orderId.toString(), State.FAILURE, one, two);
            run();

            assertThat(order().status()).isEqualTo(Status.FAILED);
            assertThat(balance()).isEqualTo(CREDIT_CENTS);
        }

        @Test
        void nudges_that_come_twice_or_early_change_nothing() {
            run();
            run();
            service.carrier.settle(orderId.toString(), State.SUCCESS, one, two);
            run();
            var head = service.head();

            assertThat(run()).isInstanceOf(Next.Done.class);
            assertThat(service.head()).isEqualTo(head);
            assertThat(service.events(Streams.number(one), NumberActivated.class))
                    .hasSize(1);
        }
    }

    @Nested
    class When_the_carrier_refuses {

        @Test
        void the_named_number_is_refunded_and_the_other_is_ordered_without_it() {
            service.carrier.onOrder((reference, numbers) -> numbers.contains(one)
                    ? new OrderAnswer.Refused(List.of(new Refusal(one, Refusal.TAKEN, "taken")))
                    : service.carrier.take(reference, numbers));

            run();
            run();
            service.carrier.settle(orderId.toString(), State.SUCCESS, two);
            run();

            assertThat(order().status()).isEqualTo(Status.PARTIALLY_COMPLETED);
            assertThat(order().phoneNumbers().getFirst().failureReason()).isEqualTo(FailureReason.SOLD_MEANWHILE);
            assertThat(balance()).isEqualTo(CREDIT_CENTS - IN_SERVICE_CENTS);
            assertThat(service.carrier.taken(orderId.toString())).isEqualTo(1);
        }

        @Test
        void all_are_refunded_if_no_number_is_named_or_none_of_ours() {
            for (var stranger : new E164[] {null, new E164("+15125559999")}) {
                var other = placed(service, tenant, service.fresh(2));
                service.carrier.onOrder(
                        (_, _) -> new OrderAnswer.Refused(List.of(new Refusal(stranger, "10015", "no"))));

                assertThat(run(other, null)).isInstanceOf(Next.Done.class);
                assertThat(orderOf(service, other).status()).isEqualTo(Status.FAILED);
            }
            assertThat(balance()).isEqualTo(CREDIT_CENTS - 2 * ACTIVATION_CENTS);
        }

        @Test
        void what_is_our_own_affair_with_it_costs_the_tenant_nothing_but_time() {
            service.carrier.onOrder(
                    (_, _) -> new OrderAnswer.Refused(List.of(new Refusal(null, Refusal.NO_FUNDS, "pay first"))));

            assertThat(run()).isInstanceOf(Next.Again.class);
            assertThat(order().status()).isEqualTo(Status.PENDING);

            service.carrier.behave();
            run();
            assertThat(service.carrier.taken(orderId.toString())).isEqualTo(1);
        }
    }

    @Nested
    class When_the_carrier_is_not_reached {

        @Test
        void it_is_sent_again_ever_more_seldom() {
            service.carrier.onOrder((_, _) -> new OrderAnswer.NotSent("refused connection", null));

            assertThat(waitOf(run())).isEqualTo(Duration.ofSeconds(2));
            service.clock.advance(Duration.ofSeconds(80));
            assertThat(waitOf(run())).isEqualTo(Duration.ofSeconds(10));
            service.clock.advance(Duration.ofHours(1));
            assertThat(waitOf(run())).isEqualTo(Duration.ofMinutes(1));

            service.carrier.behave();
            run();
            assertThat(service.carrier.taken(orderId.toString())).isEqualTo(1);
        }

        @Test
        void its_wish_to_be_left_alone_is_honoured() {
            service.carrier.onOrder((_, _) -> new OrderAnswer.NotSent("429", Duration.ofSeconds(30)));

            assertThat(waitOf(run())).isEqualTo(Duration.ofSeconds(30));
        }

        @Test
        void all_is_refunded_after_the_deadline_and_nothing_is_sent_any_more() {
            service.carrier.onOrder((_, _) -> new OrderAnswer.NotSent("refused connection", null));
            run();
            service.clock.advance(DEADLINE.plusMillis(1));

            assertThat(run()).isInstanceOf(Next.Done.class);
            assertThat(order().status()).isEqualTo(Status.FAILED);
            assertThat(order().phoneNumbers().getFirst().failureReason()).isEqualTo(FailureReason.TIMED_OUT);
            assertThat(balance()).isEqualTo(CREDIT_CENTS);
            assertThat(service.carrier.sent(orderId.toString())).isEqualTo(1);
        }
    }

    @Nested
    class When_no_clear_answer_comes {

        @Test
        void the_order_is_found_and_not_sent_again() {
            service.carrier.onOrder((reference, numbers) -> {
                service.carrier.take(reference, numbers);
                return new OrderAnswer.Unknown("timeout");
            });

            assertThat(run()).isInstanceOf(Next.Again.class);
            run();
            service.carrier.settle(orderId.toString(), State.SUCCESS, one, two);
            run();

            assertThat(order().status()).isEqualTo(Status.COMPLETED);
            assertThat(service.carrier.sent(orderId.toString())).isEqualTo(1);
        }

        @Test
        void an_absence_is_believed_only_when_it_was_said_again_and_the_attempt_must_be_over() {
            service.carrier.onOrder((_, _) -> new OrderAnswer.Unknown("timeout"));
            run();
            service.carrier.behave();

            service.clock.advance(Duration.ofSeconds(29));
            var since = stateOf(run());
            service.clock.advance(Duration.ofSeconds(5));
            var still = stateOf(run(orderId, since));
            assertThat(still).isEqualTo(since);
            assertThat(attempts()).isEqualTo(1);

            service.clock.advance(Duration.ofSeconds(1));
            assertThat(run(orderId, still)).isInstanceOf(Next.Again.class);
            run();
            assertThat(attempts()).isEqualTo(2);
            assertThat(service.carrier.taken(orderId.toString())).isEqualTo(1);
        }

        @Test
        void an_absence_is_not_believed_while_another_node_may_still_be_sending() {
            service.carrier.onOrder((_, _) -> new OrderAnswer.Unknown("timeout"));
            run();

            var since = stateOf(run());
            service.clock.advance(Duration.ofSeconds(7));

            assertThat(stateOf(run(orderId, since))).isEqualTo(since);
            assertThat(attempts()).isEqualTo(1);
        }

        @Test
        void a_carrier_that_never_answers_again_costs_the_tenant_nothing() {
            service.carrier.onOrder((_, _) -> new OrderAnswer.Unknown("timeout"));
            service.carrier.onSearch(() -> Optional.of(AWAY));
            run();
            assertThat(waitOf(run())).isEqualTo(Duration.ofSeconds(2));
            service.clock.advance(DEADLINE.plusMillis(1));

            assertThat(run()).isInstanceOf(Next.Done.class);
            assertThat(balance()).isEqualTo(CREDIT_CENTS);
        }
    }

    @Nested
    class When_the_process_dies {

        @Test
        void between_the_order_and_its_answer_the_carrier_still_has_one_order() {
            service.carrier.onOrder((reference, numbers) -> {
                service.carrier.take(reference, numbers);
                throw new IllegalStateException("killed");
            });
            assertThatThrownBy(this::runIt).hasMessage("killed");

            run();
            service.carrier.settle(orderId.toString(), State.SUCCESS, one, two);
            run();

            assertThat(order().status()).isEqualTo(Status.COMPLETED);
            assertThat(service.carrier.sent(orderId.toString())).isEqualTo(1);
            assertThat(balance()).isEqualTo(CREDIT_CENTS - 2 * IN_SERVICE_CENTS);
        }

        @Test
        void before_the_order_left_it_is_sent_once_that_is_certain() {
            service.carrier.onOrder((_, _) -> {
                throw new IllegalStateException("killed");
            });
            assertThatThrownBy(this::runIt).hasMessage("killed");
            service.carrier.behave();
            service.clock.advance(Duration.ofSeconds(30));

            var since = stateOf(run());
            service.clock.advance(Duration.ofSeconds(6));
            run(orderId, since);
            run();

            assertThat(service.carrier.taken(orderId.toString())).isEqualTo(1);
        }

        private void runIt() {
            run();
        }
    }

    @Nested
    class When_the_deadline_is_over {

        @BeforeEach
        void let_one_number_hang() {
            run();
            service.carrier.settle(orderId.toString(), State.SUCCESS, one);
            service.clock.advance(DEADLINE.plusMillis(1));
        }

        @Test
        void what_is_active_stays_and_the_rest_is_refunded() {
            assertThat(run()).isInstanceOf(Next.Done.class);

            assertThat(order().status()).isEqualTo(Status.PARTIALLY_COMPLETED);
            assertThat(balance()).isEqualTo(CREDIT_CENTS - IN_SERVICE_CENTS);
        }

        @Test
        void the_rest_is_refunded_also_if_the_carrier_has_forgotten_the_order() {
            service.carrier.onSearch(() -> Optional.of(new OrderSearch.Absent()));

            assertThat(run()).isInstanceOf(Next.Done.class);
            assertThat(balance()).isEqualTo(CREDIT_CENTS);
        }

        @Test
        void a_number_that_is_delivered_late_is_given_back() {
            run();
            var late = order().phoneNumbers().getLast().id().toString();
            service.carrier.onRelease(_ -> new ReleaseAnswer.AlreadyGone());
            assertThat(service.run("disconnect", late, null)).isInstanceOf(Next.Again.class);

            service.carrier.onRelease(_ -> new ReleaseAnswer.Released());
            assertThat(service.run("disconnect", late, null)).isInstanceOf(Next.Done.class);

            assertThat(service.carrier.released()).endsWith(two);
            assertThat(service.events(Streams.number(two), NumberDisconnected.class))
                    .hasSize(1);
        }
    }

    @Test
    void the_same_end_told_again_refunds_once() {
        run();
        var resolutions = new TreeMap<E164, Resolution>(
                Map.of(one, new Resolution.Failed(FailureReason.REFUSED_BY_CARRIER, "no")));
        for (var i = 0; i < 3; i++) {
            service.<@Nullable Object>send(new ResolveNumbers(orderId, tenant.id(), resolutions), tenant.id());
        }

        assertThat(service.events(Streams.balance(tenant.id()), BalanceRefunded.class))
                .hasSize(1);
        assertThat(balance()).isEqualTo(CREDIT_CENTS - ACTIVATION_CENTS);
    }

    private Next run() {
        return run(orderId, null);
    }

    private Next run(UUID id, @Nullable String state) {
        return service.run(FulfilOrder.NAME, id.toString(), state);
    }

    private NumberOrderResource order() {
        return orderOf(service, orderId);
    }

    private OrderSearch.Found found() {
        return (OrderSearch.Found) service.carrier.findOrder(orderId.toString());
    }

    private long balance() {
        return balanceCents(service, tenant);
    }

    private int attempts() {
        return service.events(Streams.order(orderId), NumberOrderSubmissionStarted.class)
                .size();
    }

    private Duration waitOf(Next next) {
        return Duration.between(service.clock.instant(), ((Next.Again) next).when());
    }

    private static @Nullable String stateOf(Next next) {
        return ((Next.Again) next).state();
    }
}
