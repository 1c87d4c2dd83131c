package com.voepy.numbers.command.carrier;

import static com.voepy.numbers.kit.problem.ErrorCode.MALFORMED_REQUEST;
import static com.voepy.numbers.kit.problem.ErrorCode.PAYLOAD_TOO_LARGE;
import static com.voepy.numbers.kit.problem.ErrorCode.UNAUTHORIZED;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the carrier tells that something happened. What it says is verified, then used as a nudge
/// only: the state itself is always asked for.
///
/// Doubled, late and disordered messages need no bookkeeping here, because a nudge may come at any time.
@RestController
class CarrierWebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(CarrierWebhookController.class);

    /// An order of 1,000 numbers with their requirements stays below.
    private static final int BODY_BYTES_MAX = 1 << 20;

    private final @Nullable WebhookSignature signature;
    private final CarrierNudge nudge;
    private final PortingNudge portingNudge;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    CarrierWebhookController(
            CarrierProperties carrier, CarrierNudge nudge, PortingNudge portingNudge, InstantSource clock) {
        var key = carrier.publicKey();
        this.signature = key == null || key.isBlank() ? null : new WebhookSignature(key);
        this.nudge = nudge;
        this.portingNudge = portingNudge;
        this.clock = clock;
    }

    /// `POST /carrier/webhooks`: answers `200` once the nudge is stored, `401` to an unsigned or badly signed
    /// message, `413` to a giant, `400` to a signed one that is no JSON.
    @PostMapping("/carrier/webhooks")
    @ResponseStatus(HttpStatus.OK)
    void receive(
            @RequestHeader(name = "telnyx-timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "telnyx-signature-ed25519", defaultValue = "") String signed,
            InputStream body)
            throws IOException {
        var bytes = body.readNBytes(BODY_BYTES_MAX + 1);
        if (bytes.length > BODY_BYTES_MAX) {
            throw PAYLOAD_TOO_LARGE.because("A carrier message has at most %d bytes.".formatted(BODY_BYTES_MAX));
        }
        if (signature == null || !signature.fits(timestamp, signed, bytes, clock.instant())) {
            throw UNAUTHORIZED.because("The message is not signed by the carrier, or too old.");
        }
        pass(parse(bytes).path("data"));
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            throw MALFORMED_REQUEST.because("The message is not JSON.");
        }
    }

    /// Not every message is about an order, and new kinds may come at any time: those are received and let go.
    private void pass(JsonNode event) {
        var payload = event.path("payload");
        var id = payload.path("id").asString("");
        var type = event.path("event_type").asString("");
        if (payload.path("record_type").asString("").equals("number_order") && !id.isEmpty()) {
            nudge.orderMayHaveChanged(id, TelnyxStock.text(payload, "customer_reference"));
        } else if (type.startsWith("porting_order.")) {
            portingNudge.portMayHaveChanged(id, TelnyxStock.text(payload, "customer_reference"));
        } else {
            LOG.info("The carrier sent '{}', which nobody here waits for.", type);
        }
    }
}
