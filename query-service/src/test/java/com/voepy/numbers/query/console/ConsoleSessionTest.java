package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleSessionTest {

    static final String SHORT_LIVED = ApiKeys.generateTest();
    static final String LOOKUP_ONLY = ApiKeys.generateTest();
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(
                Fixture.key(SHORT_LIVED, TENANT, ApiKeyScope.tenantScopes()),
                Fixture.key(LOOKUP_ONLY, TENANT, Set.of(ApiKeyScope.LOOKUP_READ)));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_key_opens_a_session_that_scripts_and_other_sites_cannot_use() {
        var visitor = new Visitor(node);
        var answer = visitor.signIn(KEY);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/console");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("; Path=/console", "; HttpOnly", "; SameSite=Strict", "; Max-Age=28800")
                // Plain HTTP on this machine.
                .doesNotContain("Secure", KEY, ApiKeys.hash(KEY));
        assertThat(visitor.page("/console")).contains("What do you want to know?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vn_test_mistyped", "vn_live_0000000000000000000000000000000000000000000000000"})
    void whatever_is_no_key_opens_nothing(String key) {
        var answer = new Visitor(node).signIn(key);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("unknown, expired or revoked");
    }

    @Test
    void every_page_wants_a_session() {
        var endpoints = node.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        var paths = endpoints.entrySet().stream()
                .filter(endpoint ->
                        endpoint.getValue().getBeanType().getPackageName().equals("com.voepy.numbers.query.console"))
                .filter(endpoint ->
                        !endpoint.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(endpoint -> endpoint.getKey().getPatternValues().stream())
                .filter(path -> !path.equals("/console/sign-in") && !path.startsWith("/console/assets/"))
                .toList();
        assertThat(paths).contains("/console", "/console/events/{id}", "/console/numbers/{e164}/state");
        assertThat(paths).allSatisfy(path -> {
            var asked = path.replaceAll("\\{[^}]*}", "x");
            var answer = new Visitor(node).get(asked);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/console/sign-in?next=");
            assertThat(answer.body()).isEmpty();
        });
    }

    @Test
    void after_signing_in_one_is_where_one_wanted_to_be_and_nowhere_else() {
        var visitor = new Visitor(node);
        assertThat(visitor.get("/console/events?type=NumberOrdered").headers().firstValue("Location"))
                .hasValue("/console/sign-in?next=%2Fconsole%2Fevents%3Ftype%3DNumberOrdered");
        assertThat(place(visitor, "/console/events?type=NumberOrdered"))
                .isEqualTo("/console/events?type=NumberOrdered");
        assertThat(place(visitor, "/console/search?q=%2B15125550100")).isEqualTo("/console/search?q=%2B15125550100");
        for (var elsewhere : new String[] {
            "https://example.com/",
            "//example.com",
            "/consoles",
            "/console/\r\nX: y",
            "/console/%zz",
            "/console/events?type=%4",
            "/console/" + "%41".repeat(50_000) + "%"
        }) {
            assertThat(place(visitor, elsewhere)).isEqualTo("/console");
        }
    }

    @Test
    void a_part_of_a_page_leads_the_whole_page_to_the_way_in() {
        var answer = new Visitor(node).get("/console/numbers/+15125550100/state", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/console/sign-in");
    }

    @Test
    void a_session_that_was_touched_is_none() {
        var visitor = Visitor.with(node, KEY);
        var cookie = visitor.cookie();
        var last = cookie.charAt(cookie.length() - 8);
        visitor.bring(cookie.substring(0, cookie.length() - 8)
                + (last == 'A' ? 'B' : 'A')
                + cookie.substring(cookie.length() - 7));
        assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
        for (var nonsense :
                new String[] {"numbers_console=", "numbers_console=x", "numbers_console=" + "A".repeat(900)}) {
            visitor.bring(nonsense);
            assertThat(visitor.get("/console").statusCode()).isEqualTo(303);
        }
        visitor.bring(cookie);
        assertThat(visitor.get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void a_revoked_key_ends_its_sessions_within_a_second() {
        var visitor = Visitor.with(node, SHORT_LIVED);
        assertThat(visitor.get("/console").statusCode()).isEqualTo(200);
        LOG.append(new ApiKeyRevoked(ApiKeys.idOf(ApiKeys.hash(SHORT_LIVED)), TENANT));
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(1))
                .until(() -> visitor.get("/console").statusCode() == 303);
    }

    @Test
    void signing_out_takes_a_form_of_the_session_itself() {
        var visitor = Visitor.with(node, KEY);
        var stranger = Visitor.with(node, STRANGERS_KEY);
        var origin = node.at("").toString();
        assertThat(visitor.post("/console/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/console/sign-out", Map.of("form_token", stranger.formToken()))
                        .statusCode())
                .isEqualTo(403);
        var own = Map.of("form_token", visitor.formToken());
        for (var elsewhere : new String[] {"https://example.com", "null", origin + ".example.com", "::"}) {
            assertThat(visitor.post("/console/sign-out", own, "Origin", elsewhere)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitor.post("/console/sign-out", own, new String[0]).statusCode())
                .isEqualTo(403);
        var answer = visitor.post("/console/sign-out", own);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("numbers_console=;", "Max-Age=0");
    }

    @Test
    void whoever_copied_the_cookie_is_outside_once_its_owner_signed_out_on_every_node() {
        try (var another = QueryNode.start(DATABASE)) {
            var owner = Visitor.with(node, KEY);
            var thief = new Visitor(node);
            thief.bring(owner.cookie());
            var thiefElsewhere = new Visitor(another);
            thiefElsewhere.bring(owner.cookie());
            var bystander = Visitor.with(node, KEY);
            assertThat(thief.get("/console").statusCode()).isEqualTo(200);
            assertThat(thiefElsewhere.get("/console").statusCode()).isEqualTo(200);
            assertThat(owner.postOwn("/console/sign-out", Map.of()).statusCode())
                    .isEqualTo(303);
            assertThat(thief.get("/console").statusCode()).isEqualTo(303);
            assertThat(thiefElsewhere.get("/console").statusCode()).isEqualTo(303);
            assertThat(bystander.get("/console").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_place_too_long_to_lead_to_is_forgotten() {
        var far = "/console/events?actor=" + "a".repeat(6_000);
        assertThat(new Visitor(node).get(far).headers().firstValue("Location"))
                .hasValue("/console/sign-in?next=%2Fconsole");
        var answer = new Visitor(node).post("/console/sign-in", Map.of("key", KEY, "next", far + "a".repeat(60_000)));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/console");
    }

    @Test
    void nobody_is_signed_in_from_another_site() {
        var answer = new Visitor(node).post("/console/sign-in", Map.of("key", KEY), "Origin", "https://example.com");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void every_page_loads_from_here_only_and_is_kept_by_nobody() {
        for (var answer : new HttpResponse<?>[] {
            new Visitor(node).get("/console/sign-in"),
            new Visitor(node).get("/console"),
            Visitor.with(node, KEY).get("/console"),
            Visitor.with(node, KEY).get("/console/nothing"),
            Visitor.with(node, LOOKUP_ONLY).get("/console/events")
        }) {
            var headers = answer.headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValue("default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
                            + " object-src 'none'");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        }
    }

    @Test
    void no_page_is_written_with_styles_or_scripts_in_it() {
        var page = Visitor.with(node, KEY).page("/console");
        assertThat(page).doesNotContain(" style=", "<style", " onclick=", "javascript:", "https://");
        assertThat(page.split("<script", -1)).hasSize(3);
        assertThat(page).doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void assets_are_kept_for_ever_under_a_name_that_changes_with_them() {
        var page = new Visitor(node).page("/console/sign-in");
        var names = Pattern.compile("/console/assets/[a-z]+-[0-9a-f]{16}\\.[a-z]+")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(names).hasSize(4);
        for (var name : names) {
            var answer = new Visitor(node).get(name);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("max-age=31536000", "public", "immutable");
        }
        assertThat(new Visitor(node).get("/console/assets/console.css").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_a_key_may_not_see_is_said_in_plain_words() {
        var answer = Visitor.with(node, LOOKUP_ONLY).get("/console/events");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("needs an API key with the scope events:read or auditor", "Sign out");
        assertThat(Visitor.with(node, OPERATOR_KEY)
                        .get("/console/numbers/+15125550100")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.with(node, KEY).get("/console/nothing").statusCode()).isEqualTo(404);
    }

    private static String place(Visitor visitor, String next) {
        return visitor.post("/console/sign-in", Map.of("key", KEY, "next", next))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
