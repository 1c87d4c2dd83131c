package com.voepy.numbers.kit;

import static com.voepy.numbers.kit.ProblemAssert.document;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Tomcat refuses before any code of ours sees it is said in problem+json too. Raw sockets, because no client
/// library sends such requests.
@DisplayNameGeneration(ReplaceUnderscores.class)
class MalformedHttpTest {

    static final TestService SERVICE = TestService.RUNNING;

    static final String KEY = SERVICE.key(UUID.randomUUID(), ApiKeyScope.tenantScopes(), null);

    static final String HOST = "Host: localhost\r\n";

    static final String CLOSE = "Connection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET\r\n\r\n",
                "G\u0001T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/<script> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET /v1//whoami HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/%2e%2e/whoami HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/a%2Fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /v1/a;b=c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            })
    void a_request_that_is_no_http_is_malformed(String request) {
        expect(request, ErrorCode.MALFORMED_REQUEST);
    }

    @Test
    void headers_beyond_what_the_server_reads_at_all_are_malformed() {
        expect("GET / HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(40_000) + "\r\n" + CLOSE, ErrorCode.MALFORMED_REQUEST);
    }

    @Test
    void headers_that_are_too_large_are_refused() {
        expect("GET / HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(20_000) + "\r\n" + CLOSE, ErrorCode.HEADERS_TOO_LARGE);
    }

    @Test
    void a_uri_that_is_too_long_is_refused() {
        expect("GET /?" + "x".repeat(9_000) + " HTTP/1.1\r\n" + HOST + CLOSE, ErrorCode.URI_TOO_LONG);
    }

    @Test
    void an_unknown_version_of_http_is_refused() {
        expect("GET / HTTP/3.7\r\n" + HOST + CLOSE, ErrorCode.HTTP_VERSION_NOT_SUPPORTED);
    }

    @Test
    void an_unknown_transfer_encoding_is_refused() {
        expect("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: brotli\r\n" + CLOSE, ErrorCode.NOT_IMPLEMENTED);
    }

    @Test
    void an_unknown_expectation_is_refused() {
        expect("POST / HTTP/1.1\r\n" + HOST + "Expect: miracles\r\n" + CLOSE, ErrorCode.EXPECTATION_FAILED);
    }

    @Test
    void trace_is_not_allowed() {
        var answer = expect("TRACE /open HTTP/1.1\r\n" + HOST + CLOSE, ErrorCode.METHOD_NOT_ALLOWED);
        assertThat(answer).contains("Allow: ");
    }

    @Test
    void broken_chunks_are_malformed() {
        expect(chunked("zz\r\n{}\r\n0\r\n\r\n"), ErrorCode.MALFORMED_REQUEST);
    }

    @Test
    void a_body_in_chunks_that_is_too_long_is_refused() {
        expect(
                chunked("%x\r\n%s\r\n0\r\n\r\n".formatted(1_100_000, " ".repeat(1_100_000))),
                ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @Test
    void a_body_that_does_not_come_is_given_up() {
        var request = "POST /v1/things HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + KEY
                + "\r\nContent-Type: application/json\r\nContent-Length: 10\r\nConnection: close\r\n\r\n{";
        expect(request, ErrorCode.REQUEST_TIMEOUT);
    }

    @Test
    void a_request_id_is_taken_over_also_when_the_server_itself_refuses() {
        var answer = SERVICE.raw("TRACE / HTTP/1.1\r\n" + HOST + "X-Request-Id: mine-1\r\n" + CLOSE);
        assertThat(answer).contains("X-Request-Id: mine-1\r\n").contains("\"request_id\":\"mine-1\"");
    }

    private static String chunked(String body) {
        return "POST /v1/things HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + KEY
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + body;
    }

    private static String expect(String request, ErrorCode code) {
        var answer = SERVICE.raw(request);
        assertThat(answer).startsWith("HTTP/1.1 %d ".formatted(code.httpStatus()));
        assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json\r\n");
        assertThat(answer).doesNotContainIgnoringCase("\r\nServer:").contains("X-Content-Type-Options: nosniff");
        var id = Pattern.compile("X-Request-Id: (\\S+)").matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        document(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1), code, id.group(1));
        return answer;
    }
}
