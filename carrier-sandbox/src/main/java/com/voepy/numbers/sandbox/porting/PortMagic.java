package com.voepy.numbers.sandbox.porting;

import com.voepy.numbers.sandbox.stock.Stock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// How the port of a number goes: its last four digits decide, whatever its country. All go well but these and those of
/// [ExceptionType].
enum PortMagic {
    NORMAL(-1),
    /// The portability check says no, and so does every order.
    NOT_PORTABLE(9900),
    /// A US local number that is ported within two business days.
    FAST(9930),
    /// The order stays in process for ever.
    NEVER_ANSWERED(9931),
    /// On its FOC date the carrier cancels the order by itself.
    CANCELLED_LATE(9932),
    /// A cancellation is taken, and refused a business day later.
    CANCEL_REFUSED(9933),
    /// A confirmation is taken, and the connection breaks before the answer.
    CONFIRM_ANSWER_LOST(9934),
    /// The order is created, and the connection breaks before the answer.
    CREATE_ANSWER_LOST(9935),
    /// Nothing that happens to the order is told.
    WEBHOOK_LOST(9936),
    /// Each webhook comes twice, with one event id.
    WEBHOOK_DOUBLED(9937),
    /// Each webhook comes a second time after the next one.
    WEBHOOKS_OUT_OF_ORDER(9938),
    /// 503, and nothing is created.
    UNAVAILABLE(9939),
    /// The losing carrier ports this number apart from the others: it moves to an order of its own.
    SPLIT(9940),
    /// The losing carrier commits to the business day after the requested one.
    FOC_LATER(9941);

    private static final int DIGITS = 4;

    private final int suffix;

    PortMagic(int suffix) {
        this.suffix = suffix;
    }

    static PortMagic of(String e164) {
        int suffix = suffixOf(e164);
        return Arrays.stream(values())
                .filter(magic -> magic.suffix == suffix)
                .findFirst()
                .orElse(NORMAL);
    }

    /// Whether one of the numbers has it.
    boolean isIn(Collection<String> numbers) {
        return numbers.stream().anyMatch(number -> of(number) == this);
    }

    /// A number's last four digits, or -1 if it is no number.
    static int suffixOf(String e164) {
        return Optional.of(e164)
                .filter(Stock::isE164)
                .map(number -> Integer.parseInt(number, number.length() - DIGITS, number.length(), 10))
                .orElse(-1);
    }
}
