package com.voepy.numbers.sandbox.address;

import static com.voepy.numbers.sandbox.api.Sql.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An address as it goes over the wire.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Address(
        String id,
        String recordType,
        @Nullable String customerReference,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String businessName,
        @Nullable String phoneNumber,
        String streetAddress,
        @Nullable String extendedAddress,
        String locality,
        @Nullable String administrativeArea,
        @Nullable String neighborhood,
        @Nullable String borough,
        @Nullable String postalCode,
        String countryCode,
        boolean addressBook,
        boolean validateAddress,
        Instant createdAt,
        Instant updatedAt) {

    static Address of(ResultSet row, int number) throws SQLException {
        return new Address(
                row.getString("id"),
                "address",
                row.getString("customer_reference"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("business_name"),
                row.getString("phone_number"),
                row.getString("street_address"),
                row.getString("extended_address"),
                row.getString("locality"),
                row.getString("administrative_area"),
                row.getString("neighborhood"),
                row.getString("borough"),
                row.getString("postal_code"),
                row.getString("country_code"),
                row.getBoolean("address_book"),
                row.getBoolean("validate_address"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
