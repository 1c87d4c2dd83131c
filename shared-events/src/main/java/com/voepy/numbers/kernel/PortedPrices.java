package com.voepy.numbers.kernel;

/// What a ported number costs us a month where no listing of the carrier says so, by type. The markup comes on top.
///
/// @param localMonthlyCents wholesale, US cents per billing month
/// @param tollFreeMonthlyCents wholesale, US cents per billing month
/// @param nationalMonthlyCents wholesale, US cents per billing month
/// @param mobileMonthlyCents wholesale, US cents per billing month
public record PortedPrices(
        long localMonthlyCents, long tollFreeMonthlyCents, long nationalMonthlyCents, long mobileMonthlyCents) {

    /// Where a tier says nothing: what the carrier's list asks for a number of its own of that type.
    public static final PortedPrices USUAL = new PortedPrices(75, 100, 150, 200);

    /// The wholesale price of a ported number: porting in costs nothing.
    public Price of(NumberType type) {
        return new Price(
                0,
                switch (type) {
                    case LOCAL -> localMonthlyCents;
                    case TOLL_FREE -> tollFreeMonthlyCents;
                    case NATIONAL -> nationalMonthlyCents;
                    case MOBILE -> mobileMonthlyCents;
                });
    }
}
