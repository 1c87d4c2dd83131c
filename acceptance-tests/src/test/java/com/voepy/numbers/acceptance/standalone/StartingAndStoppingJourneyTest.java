package com.voepy.numbers.acceptance.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Part;
import com.voepy.numbers.acceptance.platform.Ports;
import com.voepy.numbers.acceptance.platform.Readiness;
import com.voepy.numbers.acceptance.platform.StandalonePlatform;
import com.voepy.numbers.acceptance.platform.Stock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartingAndStoppingJourneyTest {

    private static final Pattern API_KEY = Pattern.compile("vn_live_[0-9A-Za-z]+");

    @TempDir
    Path directory;

    private final int port = Ports.free();
    private final URI url = URI.create("http://localhost:" + port);
    private Part first = never();

    @AfterEach
    void stop() {
        if (first.isAlive()) {
            first.stop();
        }
    }

    @Test
    void a_first_start_prints_a_key_that_buys_a_number_and_a_restart_keeps_both() throws Exception {
        start();
        var client = new Client(url, demoKey(first));
        var id = Orders.order(client, Stock.number()).at("/0/id");
        Orders.awaitStatus(client, id, "active");
        assertThat(first.output()).contains(url.toString()).contains("curl");

        assertThat(first.stop()).isEqualTo(143);
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
        start();

        assertThat(demoKey(first)).isEqualTo(demoKeyOf(Files.readString(directory.resolve("data/demo.key"))));
        assertThat(client.get("/v1/numbers/" + id).expect(200).at("/status")).isEqualTo("active");
    }

    @Test
    void after_kill_9_the_next_start_recovers_by_itself() {
        start();
        var client = new Client(url, demoKey(first));
        var id = Orders.order(client, Stock.number()).at("/0/id");
        first.kill();
        assertThat(directory.resolve("data/postgres/postmaster.pid")).exists();

        start();

        Orders.awaitStatus(client, id, "active");
    }

    @Test
    void a_second_instance_on_the_same_data_or_port_is_refused_with_a_sentence() {
        start();
        var sameData = second(Ports.free(), directory.resolve("data"));
        assertThat(sameData.awaitEnd()).isEqualTo(2);
        assertThat(sameData.output().strip())
                .startsWith("Another instance already uses the data directory")
                .contains(url.toString())
                .hasLineCount(1);

        var samePort = second(port, directory.resolve("other"));
        assertThat(samePort.awaitEnd()).isEqualTo(2);
        assertThat(samePort.output().strip())
                .contains("Port " + port)
                .contains("NUMBERS_PORT")
                .hasLineCount(1);

        Readiness.await200(url, first);
    }

    @Test
    void an_operator_key_is_made_at_the_first_start_shown_once_and_kept_nowhere() throws Exception {
        var environment = new HashMap<>(StandalonePlatform.environment(port, directory.resolve("data")));
        environment.remove("NUMBERS_OPERATOR_KEY");
        first = StandalonePlatform.process(directory, "first", environment);
        first.start();
        Readiness.await200(url, first);
        var operatorKey = keys(first).stream()
                .filter(key -> new Client(url, key).get("/v1/admin/tenants").status() == 200)
                .findAny()
                .orElseGet(() -> fail("No operator key in " + first.output()));
        first.stop();
        try (var files = Files.walk(directory.resolve("data"))) {
            for (var file :
                    files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(operatorKey))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    private void start() {
        first = StandalonePlatform.process(
                directory, "first", StandalonePlatform.environment(port, directory.resolve("data")));
        first.start();
        Readiness.await200(url, first);
    }

    private Part second(int onPort, Path data) {
        var part =
                StandalonePlatform.process(directory, "second-" + onPort, StandalonePlatform.environment(onPort, data));
        part.start();
        return part;
    }

    private static String demoKey(Part part) {
        await().until(() -> API_KEY.matcher(part.output()).find());
        return demoKeyOf(part.output());
    }

    private static String demoKeyOf(String text) {
        var matcher = API_KEY.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static List<String> keys(Part part) {
        demoKey(part);
        return API_KEY.matcher(part.output())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static Part never() {
        return StandalonePlatform.process(Path.of("target"), "never", Map.of());
    }
}
