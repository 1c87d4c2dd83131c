package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Directories;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first page of the README, pasted into a shell.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingTheReadmeJourneyTest {

    private static final Pattern FIRST_ORDER =
            Pattern.compile("<!-- first-order -->\\s*```bash\\n(.*?)```", Pattern.DOTALL);

    /// A link of the README that leads into the repository.
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    private final Platform platform = Platforms.shared();

    @Test
    void the_first_order_ends_active_and_with_verified_webhooks(@TempDir Path data) throws Exception {
        var tenant = Tenant.with(platform, 10_000);
        Files.writeString(data.resolve("demo.key"), tenant.apiKey());
        var output = data.resolve("output").toFile();
        var lines = firstOrder().replace("+15125550100", Stock.number());
        var shell = new ProcessBuilder("bash", "-c", lines)
                .directory(Directories.ofRepository(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        shell.environment().put("NUMBERS_PORT", String.valueOf(platform.url().getPort()));
        shell.environment().put("NUMBERS_DATA_DIR", data.toString());
        shell.environment().put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));

        assertThat(shell.start().waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(output.toPath()))
                .contains(
                        "\"status\":\"active\"",
                        "\"status\":\"released\"",
                        "\"amount_cents\":-100",
                        "\"amount_cents\":-150")
                .containsPattern("verified .*\"type\":\"number_order.completed\"")
                .containsPattern("verified .*\"type\":\"number.activated\"")
                .doesNotContain("FORGED");
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        var links = LINK.matcher(readme()).results().map(link -> link.group(1)).toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Directories.ofRepository(link)).exists());
    }

    private static String firstOrder() throws IOException {
        var block = FIRST_ORDER.matcher(readme());
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String readme() throws IOException {
        return Files.readString(Directories.ofRepository("README.md"));
    }
}
