package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.carrier.PortForm.ServiceAddress;
import com.voepy.numbers.kernel.E164;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the losing carrier has on file about its customer, for what the tenant left out. The letter of authorization
/// allows us to ask; what comes back goes into the form and is kept nowhere.
@Component
class LosingCarrier {

    /// Where losing carriers hand out their records.
    private static final Set<String> COUNTRIES = Set.of("US", "CA");

    private final Carrier carrier;

    LosingCarrier(Carrier carrier) {
        this.carrier = carrier;
    }

    /// @param isComing the record was asked for and has not arrived
    record Completed(@Nullable EndUser endUser, boolean isComing) {}

    /// What the tenant gave, completed by the record if there is one.
    Completed complete(@Nullable EndUser given, E164 number) {
        if (!lacksSomething(given) || !hasRecords(number)) {
            return new Completed(given, false);
        }
        var latest = carrier.latestCsr(number);
        var answer = latest instanceof CsrAnswer.Absent ? carrier.requestCsr(number) : latest;
        return answer instanceof CsrAnswer.Request request
                ? new Completed(merged(given, request.content()), request.state() == CsrAnswer.State.PENDING)
                : new Completed(given, false);
    }

    private static boolean hasRecords(E164 number) {
        return PortedNumber.of(number)
                .filter(known -> COUNTRIES.contains(known.countryCode()))
                .isPresent();
    }

    private static boolean lacksSomething(@Nullable EndUser given) {
        if (given == null || given.serviceAddress() == null) {
            return true;
        }
        var address = given.serviceAddress();
        return Stream.of(
                        given.name(),
                        given.authorizedName(),
                        given.accountNumber(),
                        address.streetAddress(),
                        address.locality(),
                        address.postalCode())
                .anyMatch(Objects::isNull);
    }

    private static @Nullable EndUser merged(@Nullable EndUser given, CsrAnswer.@Nullable Content record) {
        if (record == null) {
            return given;
        }
        var said = given == null ? new EndUser(null, null, null, null, null, null) : given;
        return new EndUser(
                // Whoever owns a number alone is also who may give it away.
                either(said.name(), record.authorizedName()),
                either(said.accountNumber(), record.accountNumber()),
                said.pinPasscode(),
                either(said.authorizedName(), record.authorizedName()),
                either(said.billingTelephoneNumber(), record.billingPhoneNumber()),
                merged(said.serviceAddress(), record.address()));
    }

    private static @Nullable ServiceAddress merged(@Nullable ServiceAddress given, CsrAnswer.@Nullable Address record) {
        if (record == null || given != null) {
            return given;
        }
        return new ServiceAddress(
                record.streetAddress(),
                null,
                record.locality(),
                record.administrativeArea(),
                record.postalCode(),
                null);
    }

    private static @Nullable String either(@Nullable String given, @Nullable String recorded) {
        return given == null ? recorded : given;
    }
}
