package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.Sql.instant;
import static com.voepy.numbers.sandbox.api.Sql.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number the customer has, or had, as it is kept.
///
/// @param isPorted whether it came by a port and not by an order
/// @param voice the voice settings as JSON; an empty object while they are the defaults
/// @param activatedAt null until then
record OwnedNumber(
        long id,
        String phoneNumber,
        String countryCode,
        String numberType,
        String status,
        boolean isPorted,
        @Nullable String connectionId,
        @Nullable String customerReference,
        @Nullable String billingGroupId,
        @Nullable String externalPin,
        boolean hdVoiceEnabled,
        List<String> tags,
        String voice,
        @Nullable String messagingProfileId,
        String messagingProduct,
        Instant createdAt,
        @Nullable Instant activatedAt,
        Instant updatedAt) {

    static final String COLUMNS = """
            id, phone_number, country_code, number_type, status, porting_order_id IS NOT NULL AS is_ported,
            connection_id, customer_reference, billing_group_id, external_pin, hd_voice_enabled, tags, voice,
            messaging_profile_id, messaging_product, created_at, activated_at, updated_at
            """;

    boolean isActive() {
        return status.equals("active");
    }

    OwnedNumber withVoice(String changed) {
        return new OwnedNumber(
                id,
                phoneNumber,
                countryCode,
                numberType,
                status,
                isPorted,
                connectionId,
                customerReference,
                billingGroupId,
                externalPin,
                hdVoiceEnabled,
                tags,
                changed,
                messagingProfileId,
                messagingProduct,
                createdAt,
                activatedAt,
                updatedAt);
    }

    OwnedNumber withMessaging(@Nullable String profile, String product) {
        return new OwnedNumber(
                id,
                phoneNumber,
                countryCode,
                numberType,
                status,
                isPorted,
                connectionId,
                customerReference,
                billingGroupId,
                externalPin,
                hdVoiceEnabled,
                tags,
                voice,
                profile,
                product,
                createdAt,
                activatedAt,
                updatedAt);
    }

    OwnedNumber withTags(List<String> changed) {
        return new OwnedNumber(
                id,
                phoneNumber,
                countryCode,
                numberType,
                status,
                isPorted,
                connectionId,
                customerReference,
                billingGroupId,
                externalPin,
                hdVoiceEnabled,
                changed,
                voice,
                messagingProfileId,
                messagingProduct,
                createdAt,
                activatedAt,
                updatedAt);
    }

    static OwnedNumber of(ResultSet row, int index) throws SQLException {
        return new OwnedNumber(
                row.getLong("id"),
                row.getString("phone_number"),
                row.getString("country_code"),
                row.getString("number_type"),
                row.getString("status"),
                row.getBoolean("is_ported"),
                row.getString("connection_id"),
                row.getString("customer_reference"),
                row.getString("billing_group_id"),
                row.getString("external_pin"),
                row.getBoolean("hd_voice_enabled"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("voice"),
                row.getString("messaging_profile_id"),
                row.getString("messaging_product"),
                instant(row, "created_at"),
                instantOrNull(row, "activated_at"),
                instant(row, "updated_at"));
    }
}
