package com.voepy.numbers.sandbox.csr;

import com.voepy.numbers.sandbox.porting.ForeignNumber;
import java.util.List;

/// For which numbers there is a record, and how it comes: a number's last four digits decide, as with ports.
enum CsrMagic {
    NORMAL(""),
    /// There is none, though its range has them.
    NOT_COVERED("9942"),
    /// Asked for, it fails.
    FAILS("9943"),
    /// It is pending for ever.
    NEVER_ANSWERED("9944"),
    /// It fails unless the PIN comes with the request.
    NEEDS_PIN("9945");

    /// Exchange 555 of any area code: what nobody has. Of other exchanges there are no records.
    private static final String COVERED_EXCHANGE = "555";

    private static final int EXCHANGE_AT = "+1512".length();

    private final String suffix;

    CsrMagic(String suffix) {
        this.suffix = suffix;
    }

    static CsrMagic of(String e164) {
        for (var magic : values()) {
            if (magic != NORMAL && e164.endsWith(magic.suffix)) {
                return magic;
            }
        }
        return NORMAL;
    }

    static boolean isCovered(String e164) {
        return e164.startsWith(COVERED_EXCHANGE, EXCHANGE_AT)
                && of(e164) != NOT_COVERED
                && ForeignNumber.of(e164)
                        .filter(number -> number.countryCode().equals("US")
                                && number.type().equals("local"))
                        .isPresent();
    }

    static ForeignNumber foreign(String e164) {
        return ForeignNumber.of(e164).orElseThrow(() -> new IllegalStateException(e164 + " is not covered"));
    }

    List<String> additionalDataRequired() {
        return this == NEEDS_PIN ? List.of("pin") : List.of();
    }
}
