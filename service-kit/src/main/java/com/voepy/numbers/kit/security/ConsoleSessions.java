package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// Sessions of the console. A session lies in its cookie, sealed under the platform's master key, so that every node of
/// both services knows it; the key itself is not in it. Only that it was ended is kept elsewhere.
public final class ConsoleSessions {

    public static final String CONSOLE = "/console";
    public static final String SIGN_IN = "/console/sign-in";

    /// Of the path that one wanted to see before signing in. Answers carry it in a header, escaped to three times that.
    public static final int NEXT_CHARS_MAX = 1_500;

    static final String COOKIE = "numbers_console";

    /// A working day. It is not prolonged by use: a cookie that was taken away ends as well.
    static final Duration LIFE = Duration.ofHours(8);

    private static final String PURPOSE = "console.session";
    private static final byte[] CONTEXT = PURPOSE.getBytes(StandardCharsets.US_ASCII);

    /// Longer than any session of ours.
    private static final int COOKIE_CHARS_MAX = 1_000;

    private static final int PARTS = 3;
    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d+)?");

    private final AesGcm cipher;
    private final Credentials credentials;
    private final RateLimits limits;
    private final KeyUses uses;
    private final EndedSessions ended;
    private final InstantSource clock;

    ConsoleSessions(
            SecretBox secrets,
            Credentials credentials,
            RateLimits limits,
            KeyUses uses,
            EndedSessions ended,
            InstantSource clock) {
        this.cipher = new AesGcm(secrets.keyFor(PURPOSE));
        this.credentials = credentials;
        this.limits = limits;
        this.uses = uses;
        this.ended = ended;
        this.clock = clock;
    }

    /// Begins a session for whoever presents a key that works.
    ///
    /// @return whether it does; if not, nothing is told of why
    /// @throws Rejection `403 forbidden` where the form came from another site; `429 rate_limited`
    public boolean signIn(String key, HttpServletRequest request, HttpServletResponse response) {
        requireSameOrigin(request);
        var known = credentials.ofKey(key.strip());
        if (known.isEmpty()) {
            return false;
        }
        var record = known.get();
        uses.note(record.id());
        limits.count(record.id(), response);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(AesGcm.newKey());
        var session = new ConsoleSession(record.hash(), clock.instant().plus(LIFE), token);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, seal(session), LIFE));
        return true;
    }

    /// Ends the session for every copy of its cookie, and has the browser forget it.
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        of(request).ifPresent(ended::end);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
    }

    /// The session that the request belongs to, if it has not ended.
    Optional<ConsoleSession> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(value -> open(value).stream())
                .filter(session -> clock.instant().isBefore(session.expiresAt()))
                .filter(session -> !ended.contains(session))
                .findFirst();
    }

    /// What the session's key may do now; empty once it was revoked or has expired.
    Optional<ApiKeyRecord> keyOf(ConsoleSession session) {
        return credentials.ofHash(session.keyHash());
    }

    /// Lets a form pass only if a page of this very session sent it.
    ///
    /// @throws Rejection `403 forbidden`
    static void requireOwnForm(ConsoleSession session, HttpServletRequest request) {
        requireSameOrigin(request);
        var sent = request.getParameter(ConsoleSession.FORM_FIELD);
        if (sent == null
                || !MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        session.formToken().getBytes(StandardCharsets.UTF_8))) {
            throw foreign();
        }
    }

    private static void requireSameOrigin(HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !host.equalsIgnoreCase(authority(request.getHeader(HttpHeaders.ORIGIN)))) {
            throw foreign();
        }
    }

    private static @Nullable String authority(@Nullable String origin) {
        try {
            return origin == null ? null : URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static Rejection foreign() {
        return ErrorCode.FORBIDDEN.because("This form was not sent from a page of your session. Open the page again.");
    }

    private String seal(ConsoleSession session) {
        var text = "%s %d %s".formatted(session.keyHash(), session.expiresAt().getEpochSecond(), session.formToken());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(cipher.encrypt(text.getBytes(StandardCharsets.US_ASCII), CONTEXT));
    }

    /// Whatever is not a session that was sealed here is none.
    private Optional<ConsoleSession> open(String sealed) {
        if (sealed.isEmpty() || sealed.length() > COOKIE_CHARS_MAX) {
            return Optional.empty();
        }
        try {
            var text = new String(
                    cipher.decrypt(Base64.getUrlDecoder().decode(sealed), CONTEXT), StandardCharsets.US_ASCII);
            var parts = text.split(" ", PARTS);
            return Optional.of(new ConsoleSession(parts[0], Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2]));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static String cookie(HttpServletRequest request, String value, Duration life) {
        return ResponseCookie.from(COOKIE, value)
                .path(CONSOLE)
                .maxAge(life)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(!isOnThisMachine(request))
                .build()
                .toString();
    }

    /// Plain HTTP is for development on the same machine; everywhere else the browser keeps the cookie to HTTPS.
    private static boolean isOnThisMachine(HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        return host != null && !request.isSecure() && LOOPBACK.matcher(host).matches();
    }
}
