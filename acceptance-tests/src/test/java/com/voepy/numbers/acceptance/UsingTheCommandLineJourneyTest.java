package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.CommandLine;
import com.voepy.numbers.acceptance.platform.Documents;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./numbers` itself, as somebody types it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class UsingTheCommandLineJourneyTest {

    private static final int KEY = 4;
    private static final int NOT_FOUND = 5;
    private static final int BALANCE = 7;
    private static final int ENDED_BADLY = 10;

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 10_000);

    @TempDir
    private Path directory;

    private CommandLine shell;

    @BeforeEach
    void openAShell() {
        shell = new CommandLine(platform, tenant.apiKey(), directory);
    }

    @Test
    void a_number_is_found_bought_configured_and_released() {
        var number = Stock.number();
        assertThat(shell.run("search", "--country-code", "US", "--starts-with", number)
                        .expect(0)
                        .out())
                .contains("NUMBER", number, "Austin", "1.00 USD", "1.50 USD");
        assertThat(shell.run("quote", number, "--country-code", "US", "--number-type", "local")
                        .expect(0)
                        .out())
                .contains("total_activation", "1.00 USD");

        var ordered = shell.run("order", number, "--country-code", "US", "--number-type", "local", "--wait");
        assertThat(ordered.expect(0).err()).contains("pending", "completed");
        var id = shell.run("numbers", "list", "--phone-number", number, "--status", "active", "--json")
                .expect(0)
                .json()
                .at("/data/0/id")
                .asString();

        assertThat(shell.run("numbers", "configure", id, "--customer-reference", "Zürich", "--wait")
                        .expect(0)
                        .out())
                .contains("Zürich", "applied");
        assertThat(tenant.client().get("/v1/numbers/" + id).at("/customer_reference"))
                .isEqualTo("Zürich");
        assertThat(shell.run("lookup", number, "--type", "carrier").expect(0).out())
                .contains("0.02 USD");
        assertThat(shell.run("transactions").expect(0).out()).contains("-1.00 USD", "-0.02 USD");
        assertThat(shell.run("numbers", "release", id).expect(0).out()).contains("released");
    }

    @Test
    void a_number_is_ported_with_its_documents() throws Exception {
        var number = "+1512480%03d0".formatted(ThreadLocalRandom.current().nextInt(980));
        var letter = Files.write(
                directory.resolve("letter.pdf"), Documents.pdf("Sincerely").getBytes());
        var document = shell.run("documents", "upload", letter.toString(), "--type", "loa", "--json")
                .expect(0)
                .json()
                .at("/data/0/id")
                .asString();
        var copy = directory.resolve("copy.pdf");
        shell.run("documents", "download", document, "--output", copy.toString())
                .expect(0);
        assertThat(copy).hasSameBinaryContentAs(letter);

        var ported = shell.run(
                "port",
                "create",
                number,
                "--comment",
                "Moving from CarrierX",
                "--documents",
                document,
                "--end-user-name",
                "Porter Ltd",
                "--end-user-account-number",
                "123abc",
                "--end-user-pin-passcode",
                "1234",
                "--end-user-authorized-name",
                "Pat Porter",
                "--service-street-address",
                "600 Congress Avenue",
                "--service-locality",
                "Austin",
                "--service-administrative-area",
                "TX",
                "--service-postal-code",
                "78701",
                "--service-country-code",
                "US",
                "--wait",
                "--timeout",
                "60s");

        assertThat(ported.expect(0).err()).contains("submitted", "ported");
        assertThat(shell.run("numbers", "list", "--status", "active").expect(0).out())
                .contains(number);
        assertThat(shell.run("port", "list").expect(0).out()).contains(number, "ported");
    }

    @Test
    void webhooks_are_verified_and_forwarded_until_the_end_of_the_listening() {
        var number = Orders.activeNumber(tenant.client()).at("/id").asString();
        try (var shop = WebhookReceiver.start();
                var listening = shell.start("webhooks", "listen", "--forward", shop.url())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> listening.messages().contains("Listening at"));

            shell.run("numbers", "configure", number, "--cnam-display-name", "Yourco")
                    .expect(0);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !shop.deliveries("number.updated").isEmpty());
            var forwarded = shop.deliveries("number.updated").getFirst();
            assertThat(forwarded.headers().firstValue("webhook-signature")).isPresent();
            assertThat(forwarded.json().at("/data/id").asString()).isEqualTo(number);
            await().until(() -> listening.output().contains("verified, answered 204"));
            assertThat(listening.output()).contains("number.updated", number, forwarded.id());
            assertThat(tenant.client().get("/v1/webhooks").json().at("/data")).hasSize(1);

            listening.stop();

            assertThat(tenant.client().get("/v1/webhooks").json().at("/data")).isEmpty();
        }
    }

    @Test
    void events_are_seen_as_they_happen() {
        var number = Orders.activeNumber(tenant.client()).at("/id").asString();
        var from = Instant.now().minusSeconds(60).toString();
        try (var tail =
                shell.start("events", "tail", "--type", "NumberReleased", "--from", from, "--count", "1", "--json")) {
            shell.run("numbers", "release", number).expect(0);

            var event = tail.awaitEnd().expect(0).json();

            assertThat(event.at("/type").asString()).isEqualTo("NumberReleased");
            assertThat(shell.run("events", "get", event.at("/id").asString())
                            .expect(0)
                            .out())
                    .contains("NumberReleased");
        }
    }

    @Test
    void a_script_knows_from_the_exit_code_what_went_wrong() {
        var poor = new CommandLine(platform, Tenant.with(platform, 0).apiKey(), directory);
        var stranger = new CommandLine(platform, "vn_live_nobodys", directory);
        var unknown = "0000e163-6505-8000-8000-000000000001";

        assertThat(stranger.run("balance").expect(KEY).err()).contains("unauthorized", "request id: ");
        assertThat(shell.run("admin", "tenants", "list").expect(KEY).err()).contains("forbidden", "operator");
        assertThat(shell.run("numbers", "get", unknown, "--json")
                        .expect(NOT_FOUND)
                        .err())
                .contains("\"code\":\"not_found\"");
        assertThat(poor.run("order", Stock.number(), "--country-code", "US", "--number-type", "local")
                        .expect(BALANCE)
                        .err())
                .contains("balance_insufficient", "required: 1.00 USD", "available: 0.00 USD");
        assertThat(shell.run("order", Stock.magic(2), "--country-code", "US", "--number-type", "local", "--wait")
                        .expect(ENDED_BADLY)
                        .err())
                .contains("It ended as failed.");
    }

    @Test
    void a_start_costs_less_than_half_a_second() {
        shell.run("balance").expect(0);

        var seconds = DoubleStream.generate(() -> shell.cpuSeconds("balance")).limit(5);
        assertThat(seconds.min().orElseThrow()).isLessThan(0.5);
    }
}
