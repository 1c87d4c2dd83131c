package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;

import com.voepy.numbers.sandbox.api.One;
import com.voepy.numbers.sandbox.stock.Block;
import com.voepy.numbers.sandbox.stock.Stock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/phone_numbers/{id}/messaging")
class MessagingController {

    /// Of a number that was never in stock.
    private static final List<String> FEATURES_OF_A_PORTED_NUMBER = List.of("voice", "sms", "mms", "fax");

    private final NumberChanges changes;
    private final Stock stock;

    MessagingController(NumberChanges changes, Stock stock) {
        this.changes = changes;
        this.stock = stock;
    }

    /// `GET /v2/phone_numbers/{id}/messaging`.
    @GetMapping
    One<Messaging> settings(@PathVariable String id) {
        return new One<>(resource(changes.find(id)));
    }

    /// `PATCH /v2/phone_numbers/{id}/messaging` — assigns a messaging profile; an empty text takes it away.
    @PatchMapping
    One<Messaging> change(@PathVariable String id, @RequestBody ChangeRequest body) {
        return new One<>(resource(changes.change(id, number -> changed(number, body))));
    }

    private OwnedNumber changed(OwnedNumber number, ChangeRequest body) {
        var profile = body.messagingProfileId();
        if (profile != null && !profile.isEmpty() && !features(number).contains("sms")) {
            throw INVALID_VALUE.because(number.phoneNumber() + " can't do messaging.", "/messaging_profile_id");
        }
        var changed = number.withMessaging(
                profile == null ? number.messagingProfileId() : profile.isEmpty() ? null : profile,
                Objects.requireNonNullElse(body.messagingProduct(), number.messagingProduct()));
        return body.tags() == null ? changed : changed.withTags(body.tags());
    }

    private List<String> features(OwnedNumber number) {
        return stock.blockOffering(number.phoneNumber()).map(Block::features).orElse(FEATURES_OF_A_PORTED_NUMBER);
    }

    private Messaging resource(OwnedNumber number) {
        var features = features(number);
        return new Messaging(
                String.valueOf(number.id()),
                "messaging_settings",
                number.phoneNumber(),
                number.countryCode(),
                number.numberType().equals("toll_free") ? "toll-free" : "long-code",
                number.messagingProfileId(),
                number.messagingProduct(),
                number.messagingProduct(),
                List.of("A2P", "P2P"),
                new Features(
                        features.contains("sms") ? FeatureSet.ALL : null,
                        features.contains("mms") ? FeatureSet.DOMESTIC : null),
                new Health(0, 0, 0, 0),
                number.tags(),
                number.createdAt(),
                number.updatedAt());
    }

    record ChangeRequest(
            @Nullable String messagingProfileId,
            @Nullable String messagingProduct,
            @Nullable List<String> tags) {}

    record Messaging(
            String id,
            String recordType,
            String phoneNumber,
            String countryCode,
            String type,
            @Nullable String messagingProfileId,
            String messagingProduct,
            String trafficType,
            List<String> eligibleMessagingProducts,
            Features features,
            Health health,
            List<String> tags,
            Instant createdAt,
            Instant updatedAt) {}

    record Features(@Nullable FeatureSet sms, @Nullable FeatureSet mms) {}

    record FeatureSet(boolean domesticTwoWay, boolean internationalInbound, boolean internationalOutbound) {

        static final FeatureSet ALL = new FeatureSet(true, true, true);
        static final FeatureSet DOMESTIC = new FeatureSet(true, false, false);
    }

    record Health(int messageCount, double inboundOutboundRatio, double successRatio, double spamRatio) {}
}
