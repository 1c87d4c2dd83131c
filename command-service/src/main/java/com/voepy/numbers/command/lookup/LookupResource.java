package com.voepy.numbers.command.lookup;

import com.voepy.numbers.command.carrier.LookupAnswer;
import com.voepy.numbers.command.numbering.DialPlan;
import com.voepy.numbers.command.numbering.LineType;
import com.voepy.numbers.kernel.E164;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a lookup answers.
///
/// @param countryCode ISO 3166-1 alpha-2, or null for a number of no country
/// @param nationalFormat as people of that country write it
/// @param valid always true: what is no number is refused and costs nothing
/// @param lineType by the digits alone
/// @param carrier what the carrier said, or null if it does not know or was asked for the caller's name
/// @param callerName what the carrier said, or null if it was asked for the carrier
/// @param costCents what was debited for this answer, US cents
record LookupResource(
        E164 phoneNumber,
        @Nullable String countryCode,
        String nationalFormat,
        boolean valid,
        LineType lineType,
        @Nullable CarrierOfNumber carrier,
        @Nullable NameOfCaller callerName,
        long costCents) {

    /// @param name of the company whose network carries the number, or null if unknown
    /// @param networkType `mobile`, `voip`, `fixed_line` and so on, as the carrier says, or null if it does not
    record CarrierOfNumber(@Nullable String name, @Nullable String networkType) {}

    /// @param callerName what callees are shown, or null if there is none
    /// @param errorCode the carrier's code for why there is none, or null
    record NameOfCaller(
            @Nullable String callerName, @Nullable String errorCode) {}

    static LookupResource of(E164 e164, DialPlan.Facts facts, LookupAnswer.Known known, long costCents) {
        var network = known.carrier();
        var caller = known.callerName();
        return new LookupResource(
                e164,
                facts.countryCode(),
                facts.nationalFormat(),
                true,
                facts.lineType(),
                network == null ? null : new CarrierOfNumber(network.name(), wireName(network.type())),
                caller == null ? null : new NameOfCaller(caller.name(), caller.errorCode()),
                costCents);
    }

    /// `fixed line` to `fixed_line`.
    private static @Nullable String wireName(@Nullable String carrierWord) {
        return carrierWord == null ? null : carrierWord.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
