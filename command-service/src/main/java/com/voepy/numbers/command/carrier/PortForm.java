package com.voepy.numbers.command.carrier;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the carrier has to know to bring numbers here.
///
/// @param reference ours
/// @param endUser who has the numbers at the losing carrier, or null
/// @param focDate the day that is wished for, or null
/// @param comment what the tenant wants the carrier to know, or null
public record PortForm(
        String reference,
        @Nullable EndUser endUser,
        @Nullable LocalDate focDate,
        @Nullable String comment,
        List<Attachment> attachments) {

    public PortForm {
        attachments = List.copyOf(attachments);
    }

    /// What proves that the numbers are the end user's.
    public enum Kind {
        /// Letter of authorization.
        LOA,

        /// A recent bill of the losing carrier.
        BILL,

        OTHER
    }

    /// A document.
    ///
    /// @param id ours
    /// @param content read only if the carrier has not got it yet
    public record Attachment(UUID id, Kind kind, String filename, Supplier<byte[]> content) {}

    /// Who has the numbers at the losing carrier, in the words of its customer service record.
    ///
    /// @param name of the person or company
    /// @param pinPasscode what the losing carrier may ask for
    /// @param authorizedName the person who may give the numbers away
    public record EndUser(
            @Nullable String name,
            @Nullable String accountNumber,
            @Nullable String pinPasscode,
            @Nullable String authorizedName,
            @Nullable String billingTelephoneNumber,
            @Nullable ServiceAddress serviceAddress) {

        /// Leaves everything out, so that no log ever shows a person.
        @Override
        public String toString() {
            return "EndUser";
        }
    }

    /// @param administrativeArea state, province or the like
    /// @param countryCode ISO 3166-1 alpha-2
    public record ServiceAddress(
            @Nullable String streetAddress,
            @Nullable String extendedAddress,
            @Nullable String locality,
            @Nullable String administrativeArea,
            @Nullable String postalCode,
            @Nullable String countryCode) {

        @Override
        public String toString() {
            return "ServiceAddress";
        }
    }
}
