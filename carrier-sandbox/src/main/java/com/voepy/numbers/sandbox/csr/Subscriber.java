package com.voepy.numbers.sandbox.csr;

import com.voepy.numbers.sandbox.porting.ForeignNumber;
import com.voepy.numbers.sandbox.stock.UsPlaces;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom a number belongs to at its carrier: someone who doesn't exist, and the same one each time.
///
/// @param accountNumber ten digits
record Subscriber(
        String carrierName,
        String name,
        String authorizedPersonName,
        String accountNumber,
        String streetAddress,
        String locality,
        String administrativeArea,
        String postalCode) {

    private static final List<String> FIRST_NAMES =
            List.of("Alma", "Bruno", "Clara", "Dario", "Edith", "Felix", "Grace", "Hugo", "Irene", "Jonas");
    private static final List<String> LAST_NAMES = List.of(
            "Abernathy", "Bellweather", "Calloway", "Dunmore", "Eastlake", "Fairbank", "Greenfield", "Holloway");
    private static final List<String> BUSINESSES = List.of(
            "Hardware", "Dental Care", "Plumbing", "Law Office", "Bakery", "Auto Repair", "Realty", "Consulting");
    private static final List<String> STREETS =
            List.of("Main St", "Oak Ave", "Maple Dr", "Washington Blvd", "2nd St", "Park Rd", "Lake View Ln");

    /// The first three digits of a ZIP code in a big city of each state.
    private static final Map<String, String> ZIP_PREFIXES = Stream.of(
                    ("""
                    AK995 AL352 AR722 AZ850 CA900 CO802 CT066 DC200 DE198 FL331 GA303 HI968 IA503 ID837 IL606 IN462 KS672
                    KY402 LA701 MA021 MD212 ME041 MI482 MN554 MO641 MS392 MT591 NC282 ND581 NE681 NH031 NJ073 NM871 NV891
                    NY100 OH432 OK731 OR972 PA191 RI029 SC292 SD571 TN372 TX787 UT841 VA232 VT054 WA981 WI532 WV253 WY820
                    """).strip().split("\\s+"))
            .collect(Collectors.toUnmodifiableMap(entry -> entry.substring(0, 2), entry -> entry.substring(2)));

    private static final String ELSEWHERE = "Springfield";
    private static final String ELSEWHERE_STATE = "IL";
    private static final int ACCOUNT_NUMBERS = 900_000_000;
    private static final int HOUSES = 980;
    private static final int ZIP_SUFFIXES = 90;

    static Subscriber of(ForeignNumber number) {
        var e164 = number.e164();
        var place = UsPlaces.of(e164);
        var state = place.map(UsPlaces.Place::state).orElse(ELSEWHERE_STATE);
        var last = pick(LAST_NAMES, e164, 3);
        return new Subscriber(
                number.carrierName(),
                last + " " + pick(BUSINESSES, e164, 5),
                pick(FIRST_NAMES, e164, 7) + " " + last,
                "1%09d".formatted(hash(e164, 11, ACCOUNT_NUMBERS)),
                "%d %s".formatted(10 + hash(e164, 13, HOUSES), pick(STREETS, e164, 17)),
                place.map(UsPlaces.Place::city).orElse(ELSEWHERE),
                state,
                ZIP_PREFIXES.get(state) + "%02d".formatted(1 + hash(e164, 19, ZIP_SUFFIXES)));
    }

    String fullAddress() {
        return String.join("; ", streetAddress, locality, administrativeArea, postalCode);
    }

    private static String pick(List<String> from, String e164, int salt) {
        return from.get(hash(e164, salt, from.size()));
    }

    private static int hash(String e164, int salt, int bound) {
        return Math.floorMod((e164 + salt).hashCode() * 31 + salt, bound);
    }
}
