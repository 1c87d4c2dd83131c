package com.voepy.numbers.acceptance.platform;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.json.JsonMapper;

/// Debian's Chromium in the hands of somebody who investigates. It counts what they do, keeps what they see, and fails
/// when a page asks for anything elsewhere or breaks its own policy.
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PAGE_MAX = Duration.ofSeconds(30);
    private static final Duration DOWNLOAD_MAX = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String AXE = """
            const done = arguments[0];
            axe.run(document, {resultTypes: ["violations"]}).then(result => done(result.violations.map(
                violation => violation.id + " on " + violation.nodes.map(node => node.target.join(" ")).join(", "))));
            """;

    private final URI origin;
    private final Path downloads;
    private final ChromeDriver driver;
    private int interactions;

    /// How wide a screen is, CSS pixels.
    public enum Screen {
        DESKTOP(1280, 900),
        PHONE(390, 844),
        SMALL_PHONE(360, 740);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private Browser(URI origin, Path downloads, ChromeDriver driver) {
        this.origin = origin;
        this.downloads = downloads;
        this.driver = driver;
    }

    public static Browser start(URI origin) {
        for (var program : List.of(CHROMIUM, DRIVER)) {
            if (!Files.isExecutable(program)) {
                throw new AssertionError("%s is missing: install Debian's packages chromium and chromium-driver, or"
                        + " start ./test.".formatted(program));
            }
        }
        try {
            var downloads = Files.createTempDirectory("downloads");
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(new File(DRIVER.toString()))
                    .usingAnyFreePort()
                    .build();
            var driver = new ChromeDriver(service, options(downloads));
            driver.manage().timeouts().pageLoadTimeout(PAGE_MAX).scriptTimeout(PAGE_MAX);
            var browser = new Browser(origin, downloads, driver);
            browser.screen(Screen.DESKTOP);
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChromeOptions options(Path downloads) throws IOException {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory("chromium"));
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", downloads.toString(), "download.prompt_for_download", false));
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    /// Signs in, on the page that leads there.
    public void signIn(String key) {
        driver.manage().deleteAllCookies();
        open("/console/sign-in");
        driver.findElement(By.id("key")).sendKeys(key, Keys.ENTER);
        waitFor(By.cssSelector("main form[role=search]"));
    }

    /// Shows a page without its being counted: where an investigation begins.
    public void open(String path) {
        driver.get(origin + path);
    }

    public void screen(Screen screen) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        screen.width,
                        "height",
                        screen.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        screen != Screen.DESKTOP));
    }

    /// @param scheme `light` or `dark`
    public void prefers(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// Begins to count anew.
    public void begin() {
        interactions = 0;
    }

    /// Clicks and entries since [#begin].
    public int interactions() {
        return interactions;
    }

    /// One interaction: what is sought, and Enter.
    public void find(String text) {
        interactions++;
        if (driver.findElements(By.id("q")).isEmpty()) {
            throw new AssertionError("there is nothing to search with on " + driver.getCurrentUrl());
        }
        var box = driver.findElement(By.id("q"));
        box.clear();
        leaving(() -> box.sendKeys(text, Keys.ENTER));
    }

    /// One interaction: a link or a button by its text.
    public void click(String text) {
        interactions++;
        var target = Stream.of(By.linkText(text), By.xpath("//button[normalize-space()='%s']".formatted(text)))
                .flatMap(by -> driver.findElements(by).stream())
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '%s' on %s".formatted(text, text())));
        leaving(target::click);
    }

    /// One interaction: the link in a line of the timeline or of a table.
    ///
    /// @param line text of the line
    public void clickIn(String line, String link) {
        interactions++;
        var target = driver
                .findElements(By.xpath(
                        "//*[self::li or self::tr][contains(., '%s')]//a[contains(., '%s')]".formatted(line, link)))
                .stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no '%s' beside '%s' on %s".formatted(link, line, text())));
        leaving(target::click);
    }

    /// One interaction: the slider of a number, to a place on it.
    public void slideTo(int point) {
        interactions++;
        var slider = driver.findElement(By.id("point"));
        slider.sendKeys(Keys.HOME);
        for (var step = 0; step < point; step++) {
            slider.sendKeys(Keys.ARROW_RIGHT);
        }
    }

    /// One interaction: a button that downloads; waits for the file.
    public Path download(String button) {
        interactions++;
        var before = downloads();
        driver.findElement(By.xpath("//button[normalize-space()='%s']".formatted(button)))
                .click();
        return await().atMost(DOWNLOAD_MAX)
                .until(
                        () -> downloads().stream()
                                .filter(file -> !before.contains(file))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<Path> downloads() {
        try (var files = Files.list(downloads)) {
            return files.filter(file -> file.toString().endsWith(".zip")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Presses keys where the focus is.
    public void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /// What has the focus, in words: its text, or its label.
    public String focused() {
        return String.valueOf(driver.executeScript("""
                const e = document.activeElement;
                return (e.labels && e.labels.length ? e.labels[0].textContent : e.textContent).trim();
                """));
    }

    /// Presses Tab until something has the focus.
    ///
    /// @param stops at most so many
    public void tabTo(String text, int stops) {
        for (var stop = 0; stop < stops; stop++) {
            if (focused().equals(text)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("'%s' is not reached within %d stops of the Tab key".formatted(text, stops));
    }

    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    public String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    /// The text of the first element that fits, once there is one.
    public String text(String selector) {
        return waitFor(By.cssSelector(selector)).getText();
    }

    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /// Whether the page is wider than the screen.
    public boolean overflows() {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth"));
    }

    /// What keeps people out, as axe finds it; empty if nothing does.
    public List<String> barriers() {
        driver.executeScript(axe());
        var found = driver.executeAsyncScript(AXE);
        return found instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of("axe did not run");
    }

    /// Keeps what is on the screen as an artefact of the build.
    public void photograph(String name) {
        try {
            var directory = Files.createDirectories(
                    Path.of("target", "screenshots", System.getProperty("numbers.topology", "standalone")));
            Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the browser complained of so far.
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /// Whatever was asked of somebody else so far.
    public List<String> requestsElsewhere() {
        List<String> urls = new ArrayList<>();
        for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            var message = JSON.readTree(entry.getMessage()).at("/message");
            if (message.at("/method").asString().equals("Network.requestWillBeSent")) {
                urls.add(message.at("/params/request/url").asString());
            }
        }
        return urls.stream()
                .filter(url -> !url.startsWith(origin + "/"))
                .filter(url -> !url.startsWith("data:") && !url.startsWith("chrome:"))
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        driver.quit();
    }

    /// Does what leads to another page, and waits until that is there.
    private void leaving(Runnable action) {
        var page = driver.findElement(By.tagName("html"));
        action.run();
        await().atMost(PAGE_MAX)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> !driver.findElement(By.tagName("html")).equals(page)
                        && "complete".equals(driver.executeScript("return document.readyState")));
    }

    private WebElement waitFor(By by) {
        return await().atMost(PAGE_MAX)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> driver.findElement(by), WebElement::isDisplayed);
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new AssertionError("axe is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
