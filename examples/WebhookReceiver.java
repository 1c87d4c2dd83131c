import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives webhooks, checks their signatures and prints them. Needs nothing but a JDK:
 * {@code java examples/WebhookReceiver.java <port> <whsec_…>}
 *
 * <p>Source: Standard Webhooks 1.0.0, "Signature scheme". In a program of yours take one of its libraries instead.
 */
public class WebhookReceiver {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    public static void main(String[] arguments) throws Exception {
        var port = Integer.parseInt(arguments[0]);
        var key = Base64.getDecoder().decode(arguments[1].substring("whsec_".length()));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> {
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            var timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            var signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var verified = id != null && signatures != null && isRecent(timestamp)
                    && isSigned(key, id + "." + timestamp + "." + body, signatures);
            System.out.println((verified ? "verified " : "FORGED ") + body);
            exchange.sendResponseHeaders(verified ? 204 : 401, -1);
            exchange.close();
        });
        server.start();
    }

    private static boolean isRecent(String timestamp) {
        return Optional.ofNullable(timestamp)
                .map(text -> Duration.between(Instant.ofEpochSecond(Long.parseLong(text)), Instant.now()).abs())
                .filter(age -> age.compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    private static boolean isSigned(byte[] key, String content, String signatures) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
            return Arrays.stream(signatures.split(" "))
                    .anyMatch(signature -> MessageDigest.isEqual(signature.getBytes(), expected.getBytes()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
