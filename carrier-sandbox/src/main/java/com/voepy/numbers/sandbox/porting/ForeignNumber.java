package com.voepy.numbers.sandbox.porting;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A number that another carrier has: what can be told from its digits. As with the stock, everything else is a
/// function of the number, the same each time.
///
/// @param type as the protocol writes it: `toll_free`
/// @param carrierName who has it now
public record ForeignNumber(String e164, String countryCode, String type, String carrierName) {

    private static final Set<String> NORTH_AMERICA = Set.of("US", "CA");

    /// Carriers that don't exist, by country; numbers of one block of ten thousand have one carrier.
    private static final Map<String, List<String>> CARRIERS = Map.ofEntries(
            Map.entry("US", List.of("Unreal Communications", "Lone Pine Telephone", "Bluebonnet Wireline")),
            Map.entry("CA", List.of("Boreal Telephone", "Saltwater Telecom")),
            Map.entry("GB", List.of("Thistle & Rose Telecom", "Albion Exchange")),
            Map.entry("IE", List.of("Liffey Telecom")),
            Map.entry("DE", List.of("Havelnetz", "Isarfon")),
            Map.entry("FR", List.of("Garonne Télécom")),
            Map.entry("NL", List.of("Polderlijn")),
            Map.entry("BE", List.of("Scheldefoon")),
            Map.entry("ES", List.of("Telefonía Meseta")),
            Map.entry("CH", List.of("Gotthard Telekom")),
            Map.entry("PL", List.of("Wisła Telekom")),
            Map.entry("SE", List.of("Mälarnät")),
            Map.entry("AU", List.of("Outback Telecom")));

    private static final int BLOCK_DIGITS = 4;

    /// Empty if it is no number, or one of a country that this carrier doesn't serve.
    public static Optional<ForeignNumber> of(String e164) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var parsed = numbers.parse(e164, null);
            var country = numbers.getRegionCodeForNumber(parsed);
            var carriers = country == null ? null : CARRIERS.get(country);
            if (carriers == null) {
                return Optional.empty();
            }
            var block = e164.substring(0, e164.length() - BLOCK_DIGITS);
            return Optional.of(new ForeignNumber(
                    e164,
                    country,
                    type(numbers.getNumberType(parsed)),
                    carriers.get(Math.floorMod(block.hashCode(), carriers.size()))));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /// In North America a central database says who has a number, so ports are sure; elsewhere carriers are asked.
    static boolean isNorthAmerican(String countryCode) {
        return NORTH_AMERICA.contains(countryCode);
    }

    boolean isFastPortable() {
        return countryCode.equals("US") && type.equals("local") && PortMagic.of(e164) == PortMagic.FAST;
    }

    private static String type(PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> "local";
            case MOBILE, PERSONAL_NUMBER, PAGER -> "mobile";
            case TOLL_FREE -> "toll_free";
            case SHARED_COST -> "shared_cost";
            case PREMIUM_RATE, VOIP, UAN, VOICEMAIL, UNKNOWN -> "national";
        };
    }
}
