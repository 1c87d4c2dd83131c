package com.voepy.numbers.command.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer service record: what the losing carrier has on file about whoever owns a number. It is personal, so none
/// of it is ever logged.
public sealed interface CsrAnswer {

    /// The carrier has such a request.
    ///
    /// @param id the carrier's
    /// @param requestedAt null when the carrier did not say
    /// @param content null unless it has arrived
    record Request(
            String id,
            State state,
            @Nullable Instant requestedAt,
            @Nullable Content content) implements CsrAnswer {}

    /// How far the request is. A word of the carrier that we do not know reads as [#PENDING].
    enum State {
        PENDING,
        COMPLETED,
        FAILED
    }

    /// Each is null where the losing carrier has nothing.
    record Content(
            @Nullable String carrierName,
            @Nullable String accountNumber,
            @Nullable String authorizedName,
            @Nullable String billingPhoneNumber,
            @Nullable Address address) {

        @Override
        public String toString() {
            return "Content[not shown]";
        }
    }

    /// @param fullAddress all of it in one line
    record Address(
            @Nullable String streetAddress,
            @Nullable String locality,
            @Nullable String administrativeArea,
            @Nullable String postalCode,
            @Nullable String fullAddress) {

        @Override
        public String toString() {
            return "Address[not shown]";
        }
    }

    /// Nobody has asked for it yet, or the carrier refuses to.
    record Absent() implements CsrAnswer {}

    record Unavailable(Unavailability cause) implements CsrAnswer {}
}
