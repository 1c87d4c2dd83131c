package com.voepy.numbers.sandbox.stock;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where in the United States a number is at home: the state and the main city of its area code.
public final class UsPlaces {

    private static final Map<String, Place> BY_AREA_CODE = Csv.rows("us-npas.csv")
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> new Place(row.get(1), row.get(2))));

    private static final int AREA_CODE_AT = "+1".length();
    private static final int AREA_CODE_END = "+1512".length();

    private UsPlaces() {}

    public record Place(String state, String city) {}

    /// Empty if its area code is none of those that the stock knows.
    public static Optional<Place> of(String e164) {
        return e164.startsWith("+1") && e164.length() > AREA_CODE_END
                ? Optional.ofNullable(BY_AREA_CODE.get(e164.substring(AREA_CODE_AT, AREA_CODE_END)))
                : Optional.empty();
    }
}
