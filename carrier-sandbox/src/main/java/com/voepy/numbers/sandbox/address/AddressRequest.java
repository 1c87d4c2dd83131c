package com.voepy.numbers.sandbox.address;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v2/addresses`.
record AddressRequest(
        @Nullable String customerReference,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String businessName,
        @Nullable String phoneNumber,
        @Nullable String streetAddress,
        @Nullable String extendedAddress,
        @Nullable String locality,
        @Nullable String administrativeArea,
        @Nullable String neighborhood,
        @Nullable String borough,
        @Nullable String postalCode,
        @Nullable String countryCode,
        @Nullable Boolean addressBook,
        @Nullable Boolean validateAddress) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// @return the street
    /// @throws com.voepy.numbers.sandbox.api.Refusal if something is missing
    String check() {
        var street = required(streetAddress, "/street_address");
        required(locality, "/locality");
        if (!COUNTRIES.contains(required(countryCode, "/country_code"))) {
            throw INVALID_VALUE.because("It must be an ISO 3166-1 alpha-2 code.", "/country_code");
        }
        if (isEmpty(businessName) && (isEmpty(firstName) || isEmpty(lastName))) {
            throw MISSING_PARAMETER.because(
                    "An address has a business name, or a first and a last name.", "/first_name");
        }
        return street;
    }

    boolean isToBeValidated() {
        return validateAddress == null || validateAddress;
    }

    static String required(@Nullable String value, String pointer) {
        if (value == null || value.isBlank()) {
            throw MISSING_PARAMETER.because("It must be given.", pointer);
        }
        return value;
    }

    private static boolean isEmpty(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
