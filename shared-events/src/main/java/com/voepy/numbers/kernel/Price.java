package com.voepy.numbers.kernel;

/// A one-off and a recurring price, US cents; wholesale or to the customer, as the name of the place says.
///
/// @param activationCents one-off, US cents
/// @param monthlyCents per billing month, US cents
public record Price(long activationCents, long monthlyCents) {

    private static final long BASIS_POINTS = 10_000;

    /// @throws IllegalArgumentException if a price is negative
    public Price {
        if (activationCents < 0 || monthlyCents < 0) {
            throw new IllegalArgumentException("negative price: %d, %d".formatted(activationCents, monthlyCents));
        }
    }

    /// The price to the customer, each part rounded half up to the cent.
    ///
    /// @param basisPoints 10,000 is a markup of 100 %
    public Price withMarkup(long basisPoints) {
        return new Price(marked(activationCents, basisPoints), marked(monthlyCents, basisPoints));
    }

    private static long marked(long cents, long basisPoints) {
        return Math.floorDiv(
                Math.addExact(Math.multiplyExact(cents, BASIS_POINTS + basisPoints), BASIS_POINTS / 2), BASIS_POINTS);
    }
}
