package com.voepy.numbers.command.dispatch;

import static com.voepy.numbers.kit.problem.ErrorCode.CONFLICT;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.command.balance.GrantCredit;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// A command that others get in the way of, at moments that only a script can hit.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {

    final NumberService service;
    final CommandGateway real;

    /// What happens to each attempt; the real thing once it is empty.
    final Queue<UnaryOperator<Object>> script = new ArrayDeque<>();

    final Commands commands;

    int attempts;

    CommandsTest(NumberService service) {
        this.service = service;
        real = service.bean(CommandGateway.class);
        commands = new Commands(
                scripted(),
                service.bean(EventLog.class),
                service.bean(RecordedAnswers.class),
                WireJson.mapper(),
                service.bean(SecretBox.class),
                service.bean(Unsealer.class));
    }

    @BeforeEach
    void answer_a_request() {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest("POST", "/v1/test")));
    }

    @AfterEach
    void forget_the_request() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void a_duplicate_that_lost_to_a_third_request_first_still_finds_its_twins_answer() {
        script.add(_ -> {
            throw new ConcurrencyException("a third request was first");
        });
        script.add(command -> {
            real.sendAndWait(command);
            throw NUMBER_UNAVAILABLE.because("the twin has it");
        });

        var answer = credit("key-1");

        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void a_refusal_that_has_no_twin_to_blame_is_decided_once() {
        script.add(_ -> {
            throw NUMBER_UNAVAILABLE.because("taken");
        });

        assertThatThrownBy(() -> credit("key-1")).isInstanceOf(Rejection.class);

        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void a_conflict_is_retried_and_given_up_at_last() {
        script.add(_ -> {
            throw new ConcurrencyException("first");
        });
        assertThat(credit(null).getStatusCode().value()).isEqualTo(201);
        assertThat(attempts).isEqualTo(2);

        for (var i = 0; i < 100; i++) {
            script.add(_ -> {
                throw new ConcurrencyException("always");
            });
        }
        assertThatThrownBy(() -> credit(null))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.code()).isEqualTo(CONFLICT));
    }

    private ResponseEntity<byte[]> credit(@Nullable String key) {
        var tenant = service.tenant(0).id();
        var context = new RequestContext(tenant, "key-of-ann", "req-1", key, Set.of());
        return commands.answer(
                context, new GrantCredit(tenant, 100, UUID.randomUUID().toString()));
    }

    private CommandGateway scripted() {
        return (CommandGateway) Proxy.newProxyInstance(
                CommandGateway.class.getClassLoader(), new Class<?>[] {CommandGateway.class}, (_, _, arguments) -> {
                    attempts++;
                    var step = script.poll();
                    return step == null ? real.sendAndWait(arguments[0]) : step.apply(arguments[0]);
                });
    }
}
