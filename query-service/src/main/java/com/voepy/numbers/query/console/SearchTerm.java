package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.E164;
import java.util.UUID;
import java.util.regex.Pattern;

/// What somebody looks for, told by its shape.
sealed interface SearchTerm {

    record Number(E164 e164) implements SearchTerm {}

    record Id(UUID id) implements SearchTerm {}

    record Delivery(String id) implements SearchTerm {}

    /// @param cents US cents, without its sign: nobody remembers which way the money went
    record Amount(long cents) implements SearchTerm {}

    /// An id of a request, a key against repetition, a name.
    record Text(String text) implements SearchTerm {}

    Pattern BETWEEN_DIGITS = Pattern.compile("[\\s().-]+");
    Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// `$5`, `-$1.50`, `5.00`, `$1,250.00`: a sign of money or cents tell it from other digits.
    Pattern AMOUNT =
            Pattern.compile("[-+−]?(?:\\$\\s?(\\d{1,3}(?:,?\\d{3}){0,3})(?:\\.(\\d\\d))?|(\\d{1,9})\\.(\\d\\d))");

    /// As written in the countries of +1.
    Pattern NATIONAL = Pattern.compile("1?([2-9]\\d{9})");

    static SearchTerm of(String text) {
        var sought = text.strip();
        var amount = AMOUNT.matcher(sought);
        if (amount.matches()) {
            var dollars =
                    amount.group(1) == null ? amount.group(3) : amount.group(1).replace(",", "");
            var cents = amount.group(1) == null ? amount.group(4) : amount.group(2);
            return new Amount(Long.parseLong(dollars + (cents == null ? "00" : cents)));
        }
        if (UUID_SHAPE.matcher(sought).matches()) {
            return new Id(UUID.fromString(sought));
        }
        if (DeliveryId.parse(sought).isPresent()) {
            return new Delivery(sought);
        }
        var digits = BETWEEN_DIGITS.matcher(sought).replaceAll("");
        if (E164.isE164(digits)) {
            return new Number(new E164(digits));
        }
        var national = NATIONAL.matcher(digits);
        return national.matches() ? new Number(new E164("+1" + national.group(1))) : new Text(sought);
    }
}
