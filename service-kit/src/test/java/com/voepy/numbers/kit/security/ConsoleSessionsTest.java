package com.voepy.numbers.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.testing.TestDatabase;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleSessionsTest {

    static final Instant MORNING = Instant.parse("2030-01-01T08:00:00Z");
    static final String KEY = ApiKeys.generateTest();
    static final TestDatabase DATABASE = TestDatabase.create();

    final AtomicReference<Instant> now = new AtomicReference<>(MORNING);

    @Test
    void a_session_ends_after_a_working_day_however_busy_it_was() {
        var sessions = sessions("A");
        var request = shown(signedIn(sessions, "localhost:8080"));
        now.set(MORNING.plus(Duration.ofHours(8)).minusMillis(1));
        assertThat(sessions.of(request)).isPresent();
        now.set(MORNING.plus(Duration.ofHours(8)));
        assertThat(sessions.of(request)).isEmpty();
    }

    @Test
    void every_node_with_the_master_key_knows_a_session_and_no_other() {
        var cookie = signedIn(sessions("A"), "localhost");
        assertThat(sessions("A").of(shown(cookie))).hasValueSatisfying(session -> {
            assertThat(session.keyHash()).isEqualTo(ApiKeys.hash(KEY));
            assertThat(session.formToken()).hasSize(43);
        });
        assertThat(sessions("B").of(shown(cookie))).isEmpty();
    }

    @Test
    void a_copied_cookie_opens_nothing_on_any_node_once_somebody_signed_out() {
        var cookie = signedIn(sessions("A"), "localhost");
        var other = signedIn(sessions("A"), "localhost");
        var request = shown(cookie);
        request.addHeader("Host", "localhost");
        sessions("A").signOut(request, new MockHttpServletResponse());
        for (var node : List.of(sessions("A"), sessions("A"))) {
            assertThat(node.of(shown(cookie))).isEmpty();
            assertThat(node.of(shown(other))).isPresent();
        }
    }

    @Test
    void that_a_session_was_ended_is_kept_until_it_would_have_ended_by_itself() {
        var sessions = sessions("A");
        var cookie = signedIn(sessions, "localhost");
        sessions.signOut(shown(cookie), new MockHttpServletResponse());
        var ended = new EndedSessions(
                JdbcClient.create(DATABASE.dataSource()), now::get, new AccessSchema(DATABASE.dataSource()));
        now.set(MORNING.plus(Duration.ofHours(8)).minusMillis(1));
        ended.clean();
        assertThat(sessions.of(shown(cookie))).isEmpty();
        now.set(MORNING.plus(Duration.ofHours(8)));
        assertThat(ended.clean()).isPositive();
    }

    @Test
    void two_sessions_of_one_key_do_not_share_their_forms() {
        var sessions = sessions("A");
        assertThat(sessions.of(shown(signedIn(sessions, "localhost"))))
                .isNotEqualTo(sessions.of(shown(signedIn(sessions, "localhost"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
    void plain_http_is_for_this_machine(String host) {
        assertThat(header(sessions("A"), host)).doesNotContain("Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers.example", "10.0.0.1", "localhost.example.com", "127.0.0.1.example.com"})
    void everywhere_else_the_cookie_is_kept_to_https(String host) {
        assertThat(header(sessions("A"), host)).contains("; Secure");
    }

    private static Cookie signedIn(ConsoleSessions sessions, String host) {
        var header = header(sessions, host);
        return new Cookie(ConsoleSessions.COOKIE, header.substring(header.indexOf('=') + 1, header.indexOf(';')));
    }

    private static String header(ConsoleSessions sessions, String host) {
        var request = new MockHttpServletRequest();
        request.addHeader("Host", host);
        request.addHeader("Origin", "https://" + host);
        var response = new MockHttpServletResponse();
        assertThat(sessions.signIn(KEY, request, response)).isTrue();
        return response.getHeaders("Set-Cookie").getFirst();
    }

    private static MockHttpServletRequest shown(Cookie cookie) {
        var request = new MockHttpServletRequest();
        request.setCookies(cookie);
        return request;
    }

    /// @param node what its master key is made of
    private ConsoleSessions sessions(String node) {
        var dataSource = DATABASE.dataSource();
        var migrated = new AccessSchema(dataSource);
        var masterKey =
                Base64.getEncoder().encodeToString(node.repeat(AesGcm.KEY_BYTES).getBytes());
        var record = new ApiKeyRecord(
                ApiKeys.idOf(ApiKeys.hash(KEY)),
                null,
                ApiKeys.hash(KEY),
                Set.of(ApiKeyScope.AUDITOR),
                null,
                false,
                false);
        return new ConsoleSessions(
                new SecretBox(masterKey),
                new Credentials(
                        hash -> Optional.of(record).filter(known -> known.hash().equals(hash)), now::get),
                new RateLimits(new Rate(1_000, Duration.ofMinutes(1)), dataSource, now::get, migrated),
                new KeyUses(new JdbcTemplate(dataSource), now::get, migrated),
                new EndedSessions(JdbcClient.create(dataSource), now::get, migrated),
                now::get);
    }
}
