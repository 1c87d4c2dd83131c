package com.voepy.numbers.command.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.command.carrier.StockQuery;
import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberBlockEvent.NumberBlockListed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LogConfiguration;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.log.NewEvent;
import com.voepy.numbers.kit.privacy.PrivacyConfiguration;
import com.voepy.numbers.kit.security.SecretsConfiguration;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StockSyncTest {

    static final ConfigurableApplicationContext CONTEXT = new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.NONE)
            .run(arguments(TestDatabase.create()));

    /// As arguments, which nothing in a property file outweighs.
    private static String[] arguments(TestDatabase database) {
        return Stream.concat(
                        database.springProperties().entrySet().stream()
                                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue())),
                        Stream.of(
                                "--numbers.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                                "--numbers.inventory.enabled=false"))
                .toArray(String[]::new);
    }

    static final Duration LONG = Duration.ofMinutes(1);

    final FakeStock carrier = CONTEXT.getBean(FakeStock.class);
    final Commands commands = CONTEXT.getBean(Commands.class);
    final Inventory inventory = CONTEXT.getBean(Inventory.class);

    Instant now = Instant.parse("2030-01-01T12:00:00Z");

    @BeforeEach
    void reset() {
        carrier.numbers.clear();
        carrier.patience = Integer.MAX_VALUE;
        finish(sync(LONG));
        carrier.questions.clear();
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @Test
    void lists_all_that_the_carrier_offers_what_is_wanted_first_at_first() {
        carrier.withBlock("+12015550").withBlock("+15125556").with("+12125550123");
        finish(sync(LONG));
        assertThat(inventory.lotOf(new E164("+15125556999"))).hasValueSatisfying(lot -> {
            assertThat(lot.locality()).isEqualTo("Austin");
            assertThat(lot.wholesale().monthlyCents()).isEqualTo(75);
        });
        assertThat(inventory.lotOf(new E164("+12125550123"))).isPresent();
        assertThat(inventory.lotOf(new E164("+12125550124"))).isEmpty();
        assertThat(carrier.questions.getFirst().nationalPrefix()).isEqualTo("5125556");
    }

    @Test
    void says_nothing_the_second_time() {
        carrier.withBlock("+12015550");
        finish(sync(LONG));
        var before = head();
        finish(sync(LONG));
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void tells_what_is_gone_and_what_is_back() {
        carrier.withBlock("+12015550").withBlock("+12015551");
        finish(sync(LONG));
        carrier.numbers.remove("+12015550007");
        carrier.numbers.removeIf(number -> number.startsWith("+12015551"));
        finish(sync(LONG));
        assertThat(inventory.lotOf(new E164("+12015550007"))).isEmpty();
        assertThat(inventory.lotOf(new E164("+12015550008"))).isPresent();
        assertThat(inventory.lotOf(new E164("+12015551007"))).isEmpty();
        carrier.with("+12015550007");
        finish(sync(LONG));
        assertThat(inventory.lotOf(new E164("+12015550007"))).isPresent();
    }

    @Test
    void believes_that_an_area_is_gone_only_when_its_numbers_are() {
        carrier.withBlock("+12015550");
        finish(sync(LONG));
        carrier.numbers.clear();
        carrier.questions.clear();
        finish(sync(LONG));
        assertThat(carrier.questions).extracting(StockQuery::nationalPrefix).contains("2015550");
        assertThat(inventory.lotOf(new E164("+12015550007"))).isEmpty();
    }

    @Test
    void brings_a_withdrawn_number_back_when_it_is_still_on_offer() {
        carrier.withBlock("+12015550");
        finish(sync(LONG));
        commands.send(new WithdrawNumber(new E164("+12015550007"), "taken"), Cause.of("test", null));
        assertThat(inventory.lotOf(new E164("+12015550007"))).isEmpty();
        finish(sync(LONG));
        assertThat(inventory.lotOf(new E164("+12015550007"))).isPresent();
    }

    @Test
    void loses_a_number_that_was_sold_while_it_was_ordered() {
        carrier.withBlock("+12015550");
        finish(sync(LONG));
        var sold = new E164("+12015550007");
        var id = UUID.fromString("00000000-0000-4000-8000-000000000001");
        var failed = new NumberActivationFailed(sold, id, id, id, FailureReason.SOLD_MEANWHILE, "85001", 100);
        CONTEXT.getBean(EventAppender.class)
                .append(List.of(new NewEvent(
                        "number/" + sold, 0, "PhoneNumber", UUID.randomUUID(), now, failed, EventMetadata.NONE)));
        await().until(() -> inventory.lotOf(sold).isEmpty());
    }

    @Test
    void goes_on_where_it_was_when_its_time_is_over() {
        for (var block = 0; block < 10; block++) {
            carrier.withBlock("+1201555" + block);
        }
        var states = finish(sync(Duration.ZERO));
        assertThat(states).hasSizeGreaterThan(9);
        assertThat(inventory.lotOf(new E164("+12015550000"))).isPresent();
        assertThat(inventory.lotOf(new E164("+12015559000"))).isPresent();
        assertThat(carrier.questions)
                .filteredOn(query -> query.nationalPrefix().length() == 7)
                .extracting(StockQuery::nationalPrefix)
                .doesNotHaveDuplicates();
    }

    @Test
    void loses_nothing_when_a_run_dies_before_its_end() {
        carrier.withBlock("+12015550").withBlock("+12015551").withBlock("+12015552");
        var sync = sync(Duration.ZERO);
        var state = ((Next.Again) sync.run("carrier", null)).state();
        sync.run("carrier", state);
        finish(sync, state);
        assertThat(listings("+12015550")).hasSize(1);
        assertThat(listings("+12015551")).hasSize(1);
        assertThat(listings("+12015552")).hasSize(1);
    }

    @Test
    void leaves_a_carrier_alone_for_as_long_as_that_wishes() {
        carrier.withBlock("+12015550").withBlock("+12015551");
        carrier.patience = 8;
        var next = (Next.Again) sync(LONG).run("carrier", null);
        assertThat(Duration.between(now, next.when())).isEqualTo(Duration.ofSeconds(7));
        carrier.patience = Integer.MAX_VALUE;
        finish(sync(LONG), next.state());
        assertThat(inventory.lotOf(new E164("+12015551000"))).isPresent();
    }

    @Test
    void comes_again_after_its_interval() {
        var next = (Next.Again) sync(LONG).run("carrier", null);
        assertThat(next).isEqualTo(new Next.Again(now.plus(Duration.ofHours(24)), null));
    }

    @Test
    void marks_its_events_as_its_own() {
        carrier.withBlock("+12015550");
        finish(sync(LONG));
        assertThat(listings("+12015550").getLast().metadata().actor()).isEqualTo("system:stock-sync");
    }

    /// Runs to the end of one sync.
    ///
    /// @return the states in between
    List<String> finish(StockSync sync) {
        return finish(sync, null);
    }

    List<String> finish(StockSync sync, @Nullable String from) {
        List<String> states = new ArrayList<>();
        var state = from;
        do {
            state = ((Next.Again) sync.run("carrier", state)).state();
            if (state != null) {
                states.add(state);
            }
        } while (state != null);
        return states;
    }

    StockSync sync(Duration slice) {
        var properties = new InventoryProperties(
                true,
                List.of("US/local/5125556"),
                List.of("US", "CA"),
                Duration.ofHours(24),
                slice,
                StockQuery.LIMIT_MAX,
                Duration.ZERO);
        var lister = new StockLister(carrier, CONTEXT.getBean(ListedBlocks.class), commands, () -> now, properties);
        return new StockSync(lister, () -> now, properties);
    }

    long head() {
        return CONTEXT.getBean(EventLog.class).head();
    }

    /// Those since the block was last empty.
    List<LoggedEvent> listings(String block) {
        var events = CONTEXT.getBean(EventLog.class).ofStream("block/" + block);
        var full = new ArrayList<LoggedEvent>();
        for (var event : events) {
            if (event.event() instanceof NumberBlockListed listed) {
                if (listed.lots().isEmpty()) {
                    full.clear();
                } else {
                    full.add(event);
                }
            }
        }
        return full;
    }

    /// What a command needs from its sending to the log.
    @EnableAutoConfiguration
    @PropertySource("classpath:/command-service.properties")
    @Import({LogConfiguration.class, PrivacyConfiguration.class, SecretsConfiguration.class})
    @ComponentScan({
        "com.voepy.numbers.command.store",
        "com.voepy.numbers.command.dispatch",
        "com.voepy.numbers.command.schedule",
        "com.voepy.numbers.command.inventory"
    })
    static class Parts {

        /// As the service itself does: by default Axon begins with a replay, whose token it cannot read back.
        @Bean
        ConfigurerModule fromTheBeginning() {
            return configurer -> configurer
                    .eventProcessing()
                    .registerTrackingEventProcessorConfiguration(
                            _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                    .andInitialTrackingToken(StreamableMessageSource::createTailToken));
        }

        @Bean
        FakeStock carrier() {
            return new FakeStock();
        }
    }
}
