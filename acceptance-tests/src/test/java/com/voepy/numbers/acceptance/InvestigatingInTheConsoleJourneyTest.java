package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Browser;
import com.voepy.numbers.acceptance.platform.Browser.Screen;
import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.CommandLine;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The questions of `docs/investigate.md`, asked in a browser: each is answered in at most three interactions.
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class InvestigatingInTheConsoleJourneyTest {

    private static final int INTERACTIONS_MAX = 3;
    private static final Duration SOON = Duration.ofSeconds(30);

    /// More than the controls of any page before what is looked for.
    private static final int TAB_STOPS_MAX = 40;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String key = "checkout-" + run;
    private final String request = "req-checkout-" + run;
    private final String retry = "req-retry-" + run;
    private final String secondRequest = "req-again-" + run;
    private final String change = "req-change-" + run;
    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 5_000);
    private final Client client = tenant.client();
    private final Tenant stranger = Tenant.with(platform, 5_000);
    private final String number = Stock.number();
    private final String secondNumber = Stock.number();
    private final WebhookReceiver receiver = WebhookReceiver.start();
    private final Browser browser = Browser.start(platform.url());

    @TempDir
    private Path directory;

    /// One order, sent twice under one key; another one without a key; a change; a port; and somebody who is told.
    @BeforeAll
    void things_happen() {
        client.post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
        var first = order(number, "X-Request-Id", request, "Idempotency-Key", key);
        order(number, "X-Request-Id", retry, "Idempotency-Key", key);
        // Clients choose request ids: somebody else may have chosen the same.
        stranger.client()
                .post("/v1/numbers/order", Client.orderOf(Stock.number()), "X-Request-Id", request)
                .expect(201);
        var second = order(secondNumber, "X-Request-Id", secondRequest);
        Orders.awaitStatus(client, first, "active");
        Orders.awaitStatus(client, second, "active");
        client.patch("/v1/numbers/" + first, Map.of("customer_reference", "front desk"), "X-Request-Id", change)
                .expect(200);
        client.post("/v1/numbers/porting-orders", Map.of("phone_numbers", List.of("+12125550199")))
                .expect(201);
        await().atMost(SOON).until(() -> receiver.deliveries("number.updated").size(), count -> count >= 1);
    }

    @AfterAll
    void nothing_was_asked_elsewhere_and_nothing_was_complained_of() {
        try (browser;
                receiver) {
            assertThat(browser.requestsElsewhere()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void q01_what_happened_to_this_number() {
        asTenant();
        browser.find(number);
        answered("q01-number");
        assertThat(browser.text(".timeline"))
                .containsSubsequence("Number ordered", "Number activated", "Number configured")
                .contains("Balance debited", "−$1.00", "Number order submitted", "number.activated succeeded");
    }

    @Test
    void q02_how_was_it_set_up_at_that_moment() {
        asTenant();
        browser.find(number);
        browser.slideTo(0);
        await().atMost(SOON).until(() -> browser.text("#state"), state -> state.contains("pending"));
        answered("q02-state");
        assertThat(browser.text("#state"))
                .contains("Number ordered", "status", "as_of=")
                .doesNotContain("front desk");
        assertThat(browser.count(".timeline .later")).isPositive();
    }

    /// With the keyboard alone: from the first event to the last, as the form has it, and then from a time of one's
    /// own.
    @Test
    void a_number_is_compared_at_any_two_moments() {
        browser.signIn(tenant.apiKey());
        browser.open("/console/numbers/" + number);
        browser.tabTo("Point in time", TAB_STOPS_MAX);
        browser.tabTo("From, UTC", TAB_STOPS_MAX);
        browser.tabTo("Compare", TAB_STOPS_MAX);
        browser.press(Keys.ENTER);
        await().atMost(SOON).until(browser::heading, (number + " at two moments")::equals);
        assertThat(browser.text("main"))
                .contains("active", "was pending", "front desk", "Number activated", "/diff?from=")
                .doesNotContain("Number ordered");
        browser.tabTo("From, UTC", TAB_STOPS_MAX);
        // The parts of a time; the year comes third where the browser writes months first.
        browser.press(Keys.TAB, Keys.TAB, "2001");
        browser.tabTo("Compare", TAB_STOPS_MAX);
        browser.press(Keys.ENTER);
        await().atMost(SOON).until(() -> browser.text("main"), text -> text.contains("Number ordered"));
    }

    @Test
    void q03_who_changed_it_and_what() {
        asTenant();
        browser.find(number);
        browser.clickIn("Number configured", "Number configured");
        answered("q03-change");
        assertThat(browser.text(".diff")).contains("customer reference", "front desk");
        assertThat(browser.text("main")).contains(change, "Actor");
    }

    @Test
    void q04_what_did_this_request_set_off() {
        asTenant();
        browser.find(request);
        answered("q04-request");
        assertThat(browser.text("main"))
                .contains("POST /v1/numbers/order", key, "$2.50 debited")
                .contains("Monthly fee debited")
                .containsSubsequence(
                        "Number ordered",
                        "Number order submission started",
                        "Number activated",
                        "number.activated succeeded",
                        "answered 204");
        assertThat(browser.count(".depth-1")).isPositive();
    }

    @Test
    void q05_did_the_retry_charge_again() {
        asTenant();
        browser.find(retry);
        assertThat(browser.text("main")).contains("Nothing here is called");
        browser.find(key);
        answered("q05-retry");
        assertThat(browser.count(".entry.money")).isEqualTo(1);
        assertThat(browser.text("main")).contains("Balance debited", "Request answered");
    }

    @Test
    void q06_why_did_this_money_move() {
        asTenant();
        browser.click("Balance");
        assertThat(browser.text("main")).contains("Activation of " + number);
        browser.clickIn("Activation of " + number, "its event");
        browser.click("Everything of this request");
        answered("q06-why");
        assertThat(browser.heading()).contains(request);
    }

    @Test
    void q07_where_did_an_amount_go() {
        asTenant();
        browser.find("$1.50");
        answered("q07-amount");
        assertThat(browser.text("main")).contains("Monthly fee of " + number, "Monthly fee of " + secondNumber);
        assertThat(browser.count("tbody tr")).isEqualTo(2);
    }

    @Test
    void q08_were_we_told_and_what_did_we_answer() {
        asTenant();
        browser.click("Webhooks");
        browser.photograph("q08-deliveries");
        browser.click("number.activated");
        assertThat(browser.text("table")).contains("succeeded", "answered 204");
        var id = browser.path();
        var before = receiver.deliveries("number.activated").size();
        browser.click("Send again");
        answered("q08-webhook");
        assertThat(browser.text(".done")).contains("sent again");
        assertThat(browser.path()).isEqualTo(id);
        await().atMost(SOON).until(() -> receiver.deliveries("number.activated").size(), count -> count > before);
    }

    @Test
    void q09_which_ports_wait_and_since_when() {
        asTenant();
        browser.click("Ports");
        browser.photograph("q09-ports");
        assertThat(browser.text("main")).contains("1 in all", "none stuck", "for 0 minutes");
        browser.click("+12125550199");
        answered("q09-port");
        assertThat(browser.text("main")).contains("Porting order created");
    }

    @Test
    void q10_can_you_prove_it() {
        browser.signIn(platform.operatorKey());
        browser.begin();
        browser.find(number);
        browser.click("Evidence of it");
        answered("q10-evidence");
        var bundle = browser.download("Download for " + tenant.name());
        assertThat(browser.interactions()).isLessThanOrEqualTo(INTERACTIONS_MAX);
        verified(bundle);
        isForItsEyesOnly(bundle);
    }

    /// The walk-through of `docs/investigate.md`, step by step.
    @Test
    void a_customer_says_we_charged_twice() {
        browser.signIn(platform.operatorKey());
        // 1. Two debits, as the customer says.
        browser.find(tenant.id());
        browser.click("Its balance");
        assertThat(browser.text(".ledger")).contains("Activation of " + number, "Activation of " + secondNumber);
        browser.photograph("twice-1-balance");
        // 2. The first: one request, under a key, for one number.
        browser.clickIn("Activation of " + number, "its event");
        browser.click("Everything of this request");
        assertThat(browser.text("main")).contains(request, key, "$2.50 debited");
        browser.photograph("twice-2-first-request");
        // 3. It was repeated under its key, and that set off nothing.
        browser.click(key);
        assertThat(browser.count(".entry.money")).isEqualTo(1);
        // 4. The second: another request, without a key, for another number.
        browser.open("/console/balance?tenant_id=" + tenant.id());
        browser.clickIn("Activation of " + secondNumber, "its event");
        browser.click("Everything of this request");
        assertThat(browser.text("main")).contains(secondRequest, "none was sent", "$2.50 debited");
        browser.photograph("twice-3-second-request");
        // 5. What the customer gets: what it sees itself of the first request, provable.
        browser.open("/console/request?id=" + request);
        assertThat(browser.text("main")).contains(tenant.id(), stranger.id(), "POST /v2/number_orders");
        // The first part is of whom asked first.
        browser.click("For this customer");
        browser.photograph("twice-4-evidence");
        var bundle = browser.download("Download for " + tenant.name());
        verified(bundle);
        isForItsEyesOnly(bundle);
    }

    @Test
    void an_auditor_sees_the_calls_to_the_carrier_and_an_operator_whether_the_platform_keeps_up() {
        browser.signIn(platform.operatorKey());
        browser.find(number);
        assertThat(browser.text(".timeline")).contains("POST /v2/number_orders");
        browser.photograph("auditor-number");
        browser.click("Operations");
        assertThat(browser.text("main"))
                .contains("events behind", "What fails again and again", "Released numbers that the carrier keeps");
    }

    @Test
    void an_operator_finds_what_was_given_up_and_sends_it_again() {
        var status = new AtomicInteger(410);
        try (var gone = WebhookReceiver.start(_ -> status.get())) {
            var subscription = stranger.client()
                    .post("/v1/webhooks", Map.of("url", gone.url()))
                    .expect(201)
                    .at("/id");
            stranger.client()
                    .post("/v1/numbers/order", Client.orderOf(Stock.number()))
                    .expect(201);
            var failed = await().atMost(SOON)
                    .until(
                            () -> stranger.client()
                                    .get("/v1/webhook-deliveries?status=failed")
                                    .expect(200)
                                    .json()
                                    .at("/data/0/id")
                                    .asString(""),
                            id -> !id.isEmpty());
            browser.signIn(platform.operatorKey());
            browser.click("Operations");
            assertThat(browser.text("main"))
                    .contains(stranger.name(), "answered 410", "the receiver answered 410 Gone");
            browser.photograph("operator-operations");
            browser.open("/console/deliveries/" + failed);
            assertThat(browser.text("main")).contains("Its subscription is disabled", stranger.name());
            browser.click("Send again");
            assertThat(browser.text(".done")).contains("It waits to be sent again");
            browser.photograph("operator-delivery");
            status.set(204);
            var before = gone.deliveries().size();
            stranger.client()
                    .patch("/v1/webhooks/" + subscription, Map.of("enabled", true))
                    .expect(200);
            await().atMost(SOON)
                    .until(() -> gone.deliveries().stream()
                            .skip(before)
                            .anyMatch(delivery -> delivery.id().equals(failed)));
            assertThat(stranger.client()
                            .get("/v1/events?type=WebhookRedeliveryRequested")
                            .expect(200)
                            .json()
                            .at("/data"))
                    .hasSize(1);
        }
    }

    @Test
    void whoever_signs_out_is_outside() {
        browser.signIn(tenant.apiKey());
        browser.click("Sign out");
        assertThat(browser.heading()).isEqualTo("Sign in");
        browser.open("/console/balance");
        assertThat(browser.heading()).isEqualTo("Sign in");
    }

    @Test
    void an_auditor_finds_a_tenant_by_its_name() {
        browser.signIn(platform.operatorKey());
        browser.find(tenant.name());
        // There may be others whose names begin so.
        assertThat(browser.text("main")).contains(tenant.name());
        assertThat(browser.path()).startsWith("/console/tenants");
    }

    @Test
    void nobody_is_kept_out_in_light_or_dark_on_a_desk_or_a_phone() {
        browser.signIn(platform.operatorKey());
        browser.find(request);
        var event = "/console/events?request_id=" + request;
        var ofTheNumber = List.of(
                "/console/numbers/%s?at=1".formatted(number),
                "/console/numbers/%s/diff?from=2000-01-01T00:00&to=2100-01-01T00:00".formatted(number));
        var pages = new ArrayList<>(ofTheNumber);
        pages.addAll(List.of(
                "/console",
                "/console/request?id=" + request,
                event,
                "/console/balance?tenant_id=" + tenant.id(),
                "/console/ports",
                "/console/deliveries",
                "/console/evidence?request_id=" + request,
                "/console/tenants?name=tenant",
                "/console/tenants/" + tenant.id(),
                "/console/operations"));
        browser.open(event);
        browser.clickIn("Balance debited", "Balance debited");
        pages.add(browser.path());
        browser.click("Order");
        pages.add(browser.path());
        for (var screen : Screen.values()) {
            browser.screen(screen);
            for (var scheme : List.of("light", "dark")) {
                browser.prefers(scheme);
                for (var page : screen == Screen.SMALL_PHONE ? ofTheNumber : pages) {
                    var where = "%s, %s, %s".formatted(page, screen, scheme);
                    browser.open(page);
                    assertThat(browser.overflows()).as(where).isFalse();
                    // What keeps people out does so on any phone.
                    if (screen != Screen.SMALL_PHONE) {
                        assertThat(browser.barriers()).as(where).isEmpty();
                    }
                    browser.photograph("page-%02d-%s-%s"
                            .formatted(pages.indexOf(page), screen.name().toLowerCase(Locale.ROOT), scheme));
                }
                var shot =
                        "%s-%s".formatted(screen.name().toLowerCase(Locale.ROOT).replace('_', '-'), scheme);
                browser.open(ofTheNumber.getFirst());
                browser.photograph("number-" + shot);
                browser.open(ofTheNumber.getLast());
                browser.photograph("number-diff-" + shot);
            }
        }
        browser.screen(Screen.DESKTOP);
        browser.prefers("light");
    }

    @Test
    void all_of_it_is_reached_with_the_keyboard() {
        browser.signIn(tenant.apiKey());
        browser.open("/console");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("Skip to content");
        browser.press(Keys.ENTER);
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("Find");
        browser.press(number, Keys.ENTER);
        await().atMost(SOON).until(browser::heading, number::equals);
        browser.tabTo("Point in time", TAB_STOPS_MAX);
        browser.press(Keys.HOME);
        await().atMost(SOON).until(() -> browser.text("#state"), state -> state.contains("pending"));
        assertThat(browser.focused()).isEqualTo("Point in time");
        browser.open("/console");
        browser.tabTo("Dark colours", TAB_STOPS_MAX);
        browser.press(Keys.ENTER);
        assertThat(browser.focused()).isEqualTo("Light colours");
        browser.press(Keys.ENTER);
        browser.tabTo("Sign out", TAB_STOPS_MAX);
        browser.press(Keys.ENTER);
        await().atMost(SOON).until(browser::heading, "Sign in"::equals);
    }

    private void asTenant() {
        browser.signIn(tenant.apiKey());
        browser.begin();
    }

    private void answered(String name) {
        browser.photograph(name);
        assertThat(browser.interactions()).isLessThanOrEqualTo(INTERACTIONS_MAX);
    }

    private String order(String e164, String... headers) {
        return client.post("/v1/numbers/order", Client.orderOf(e164), headers)
                .expect(201)
                .at("/0/id");
    }

    /// Nothing in it is for auditors alone, or another tenant's.
    private void isForItsEyesOnly(Path bundle) {
        assertThat(bundle.getFileName().toString()).startsWith("evidence-for-" + tenant.id());
        try (var zip = new ZipFile(bundle.toFile());
                var events = zip.getInputStream(zip.getEntry("events.jsonl"))) {
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("NumberOrdered", tenant.id())
                    .doesNotContain("CarrierCalled", "upfront_cost", stranger.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void verified(Path bundle) {
        var verifierKey = client.get("/v1/checkpoints/latest").expect(200).at("/verifier_key");
        var verify = new CommandLine(platform, platform.operatorKey(), directory)
                .run("evidence", "verify", bundle.toString(), "--verifier-key", verifierKey);
        assertThat(verify.expect(0).out()).startsWith("verified: ");
    }
}
