package com.voepy.numbers.query.webhook;

import com.voepy.numbers.query.webhook.Answer.Answered;
import com.voepy.numbers.query.webhook.Answer.Unanswered;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Posts to receivers that nobody here can trust: once, never anywhere else, and never for longer than the time-out.
///
/// Every attempt resolves the name anew and makes a connection of its own.
final class WebhookClient implements AutoCloseable {

    /// Source: the size that an owner of an endpoint needs to see what went wrong; the rest is not read.
    private static final int ANSWER_BYTES_MAX = 16 * 1024;

    private static final int RETRY_AFTER_DIGITS_MAX = 9;

    private final CloseableHttpClient http;
    private final Duration timeout;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param names resolves host names; filtered
    /// @param connectionsMax as many as there are attempts at the same time
    WebhookClient(DnsResolver names, Duration timeout, int connectionsMax, InstantSource clock) {
        this.timeout = timeout;
        this.clock = clock;
        var wait = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(connectionsMax)
                .setMaxConnPerRoute(connectionsMax)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(wait)
                        .setSocketTimeout(wait)
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(wait)
                        .setResponseTimeout(wait)
                        .setRedirectsEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("Voepy-Numbers-Webhooks/1.0")
                .build();
    }

    /// Never throws for what a receiver does; that is an [Answer].
    Answer post(String url, Map<String, String> headers, String body) {
        var request = new HttpPost(URI.create(url));
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        var exchange = threads.submit(() -> exchange(request));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            request.cancel();
            exchange.cancel(true);
            return tooLate();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot post a webhook", e.getCause());
        } catch (InterruptedException e) {
            request.cancel();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting a webhook", e);
        }
    }

    private Answer exchange(HttpPost request) {
        try {
            var response = http.executeOpen(null, request, null);
            try {
                return new Answered(response.getCode(), bodyOf(response), retryAfterOf(response));
            } finally {
                // What was not read is not waited for either, as a plain close would.
                request.cancel();
                Closer.closeQuietly(response);
            }
        } catch (FilteringDnsResolver.RefusedAddress _) {
            return new Unanswered("the host has no address on the public internet");
        } catch (UnknownHostException _) {
            return new Unanswered("the host name does not resolve");
        } catch (SocketTimeoutException _) {
            return tooLate();
        } catch (ConnectException _) {
            return new Unanswered("the connection was refused");
        } catch (SSLException e) {
            return new Unanswered("no secure connection: " + e.getMessage());
        } catch (IOException _) {
            return new Unanswered("the connection broke before the answer was complete");
        }
    }

    private Unanswered tooLate() {
        return new Unanswered("no complete answer within %d ms".formatted(timeout.toMillis()));
    }

    private static String bodyOf(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        // PostgreSQL takes every character but NUL.
        return new String(entity.getContent().readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8).replace("\0", "");
    }

    /// Source: RFC 9110, 10.2.3: seconds, or a date.
    private @Nullable Duration retryAfterOf(ClassicHttpResponse response) {
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null) {
            return null;
        }
        var value = header.getValue().strip();
        if (value.matches("[0-9]{1," + RETRY_AFTER_DIGITS_MAX + "}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        var date = DateUtils.parseStandardDate(value);
        return date == null || date.isBefore(clock.instant()) ? null : Duration.between(clock.instant(), date);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
