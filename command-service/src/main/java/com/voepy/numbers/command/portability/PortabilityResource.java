package com.voepy.numbers.command.portability;

import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.command.numbering.LineType;
import com.voepy.numbers.kernel.E164;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the two questions answer.
sealed interface PortabilityResource {

    /// @param data in the order of the request
    record PortabilityList(List<Portability> data) implements PortabilityResource {}

    /// @param notPortableReason for people, or null where it is portable
    /// @param fastPortable whether it can be ported within hours
    /// @param carrierName of the network that has the number now, or null where the carrier does not say
    /// @param lineType by the digits alone
    record Portability(
            E164 phoneNumber,
            boolean portable,
            @Nullable String notPortableReason,
            boolean fastPortable,
            @Nullable String carrierName,
            LineType lineType) {}

    /// @param data in the order of the request
    record CoverageList(List<Coverage> data) implements PortabilityResource {}

    /// @param covered whether the losing carrier's record can be had
    /// @param csr the record, or null while it has not arrived, and where it takes more than the number to see it
    record Coverage(
            E164 phoneNumber, boolean covered, @Nullable Csr csr) {}

    /// What the losing carrier has on file; each is null where it has nothing.
    record Csr(
            @Nullable String carrierName,
            @Nullable String accountNumber,
            @Nullable String authorizedName,
            @Nullable ServiceAddress serviceAddress,
            @Nullable String billingTelephoneNumber) {

        static @Nullable Csr of(CsrAnswer.@Nullable Content content) {
            return content == null
                    ? null
                    : new Csr(
                            content.carrierName(),
                            content.accountNumber(),
                            content.authorizedName(),
                            ServiceAddress.of(content.address()),
                            content.billingPhoneNumber());
        }
    }

    /// @param fullAddress all of it in one line, as the losing carrier writes it
    record ServiceAddress(
            @Nullable String streetAddress,
            @Nullable String locality,
            @Nullable String administrativeArea,
            @Nullable String postalCode,
            @Nullable String fullAddress) {

        static @Nullable ServiceAddress of(CsrAnswer.@Nullable Address address) {
            return address == null
                    ? null
                    : new ServiceAddress(
                            address.streetAddress(),
                            address.locality(),
                            address.administrativeArea(),
                            address.postalCode(),
                            address.fullAddress());
        }
    }
}
