package com.voepy.numbers.query.console;

import com.voepy.numbers.query.balance.MoneyMoved;
import java.util.Collection;
import java.util.Objects;

/// What some entries cost together.
///
/// @param debitedCents taken from a balance, US cents
/// @param creditedCents given back or paid in, US cents
record Sum(long debitedCents, long creditedCents, int movements) {

    static Sum of(Collection<Entry> entries) {
        var moved = entries.stream().map(Entry::cents).filter(Objects::nonNull).toList();
        return new Sum(
                -moved.stream().mapToLong(cents -> Math.min(cents, 0)).sum(),
                moved.stream().mapToLong(cents -> Math.max(cents, 0)).sum(),
                moved.size());
    }

    static Sum of(MoneyMoved.Total total) {
        return new Sum(total.debitedCents(), total.creditedCents(), total.movements());
    }

    /// In one line.
    public String words() {
        if (movements == 0) {
            return "No money moved.";
        }
        var debited = "%s debited".formatted(Words.money(debitedCents));
        return creditedCents == 0
                ? debited + " in " + Words.count(movements, "movement") + "."
                : "%s, %s given back, %s in all."
                        .formatted(debited, Words.money(creditedCents), Words.movement(creditedCents - debitedCents));
    }
}
