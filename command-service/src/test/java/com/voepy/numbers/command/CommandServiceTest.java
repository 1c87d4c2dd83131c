package com.voepy.numbers.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.testing.TestDatabase;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.updates.UpdateChecker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandServiceTest {

    private static final String NO_UPDATE_CHECK = "axoniq.update-checker.disabled";

    private static ConfigurableApplicationContext context;

    /// Without the switch that every way of starting sets, and on a thread of its own: Axon behaves differently when it
    /// sees JUnit on the stack.
    @BeforeAll
    static void start() throws InterruptedException, ExecutionException {
        var switchedOff = System.clearProperty(NO_UPDATE_CHECK);
        try {
            var start = new FutureTask<>(CommandServiceTest::run);
            Thread.ofPlatform().start(start);
            context = start.get();
        } finally {
            if (switchedOff != null) {
                System.setProperty(NO_UPDATE_CHECK, switchedOff);
            }
        }
    }

    private static ConfigurableApplicationContext run() {
        var database = TestDatabase.create();
        return SpringApplication.run(
                CommandService.class,
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--numbers.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--numbers.operator-key=an-operator-key-of-at-least-32-characters",
                "--numbers.carrier.url=http://127.0.0.1:1/v2",
                "--numbers.carrier.api-key=none",
                "--numbers.carrier.public-key=" + Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /// Axon looks for Spring's transactions under names of an older Spring Boot and goes without if it finds none.
    @Test
    void transactions_are_really_in_use() {
        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void nothing_is_serialized_with_XStream() {
        assertThat(context.getBeansOfType(Serializer.class).values())
                .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(Jackson3Serializer.class));
    }

    @Test
    void nobody_is_told_that_it_was_started() throws ReflectiveOperationException {
        var executor = UpdateChecker.class.getDeclaredField("executor");
        executor.setAccessible(true);
        var checks = (ScheduledThreadPoolExecutor) executor.get(context.getBean(UpdateChecker.class));
        assertThat(checks.getTaskCount()).isZero();
        assertThat(context.getBean(Configuration.class).getComponent(UpdateChecker.class))
                .isSameAs(context.getBean(UpdateChecker.class));
    }

    /// A group that no processor serves would be a process manager that sleeps for ever.
    @Test
    void every_process_manager_follows_the_log() {
        var groups = new ClassPathScanningCandidateComponentProvider(false);
        groups.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        var named = groups.findCandidateComponents(CommandService.class.getPackageName()).stream()
                .map(each -> groupOf(each.getBeanClassName()))
                .toList();
        var processors = context.getBean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessors();

        assertThat(processors.keySet()).isNotEmpty().containsExactlyInAnyOrderElementsOf(named);
        assertThat(processors.values()).allSatisfy(processor -> {
            assertThat(processor).isInstanceOf(StreamingEventProcessor.class);
            assertThat(processor.isRunning()).isTrue();
        });
    }

    private static String groupOf(@Nullable String className) {
        return ClassUtils.resolveClassName(Objects.requireNonNull(className), null)
                .getAnnotation(ProcessingGroup.class)
                .value();
    }
}
