package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.NumberType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whoever owns the numbers we resell, in the platform's own words.
///
/// No method throws for what a carrier or a network does; each answers with one of a closed set of
/// outcomes. No method repeats a call by itself. Every call is bounded in time (see
/// [CarrierProperties]) and blocks its thread: never call one inside a database transaction.
public interface Carrier {

    /// Where the carrier has numbers of one type in one country.
    ///
    /// @param countryCode ISO 3166-1 alpha-2, upper case
    CoverageAnswer coverage(String countryCode, NumberType type);

    /// The numbers on offer that begin with a prefix.
    StockAnswer stock(StockQuery query);

    /// Orders the numbers, all in one order that carries our reference.
    ///
    /// The carrier takes no idempotency key: call this once per reference. After
    /// [OrderAnswer.Unknown] ask [#findOrder] before trying again; after [OrderAnswer.NotSent] just
    /// try again. The numbers are searched at the carrier first, because it refuses to sell what
    /// was not searched lately (its error 85000).
    ///
    /// @param reference ours, unique per order; comes back in webhooks and in [#findOrder]
    /// @param numbers 1 to 50 numbers
    OrderAnswer order(String reference, List<E164> numbers);

    /// Looks for the order that carries our reference.
    ///
    /// [OrderSearch.Absent] right after an unclear answer may be early, as the carrier may still be
    /// at work on it: believe it only when it was said again some seconds later.
    OrderSearch findOrder(String reference);

    /// The order and how far each of its numbers is.
    OrderSearch getOrder(String carrierOrderId);

    /// Holds numbers at the carrier, so that it sells them to nobody else for about 30 minutes.
    ///
    /// Holding some and not others is normal. There is no early release.
    ///
    /// @param reference ours, free text
    /// @param numbers 1 to 50 numbers
    HoldAnswer hold(String reference, List<E164> numbers);

    /// Makes the carrier's settings of a number we own equal to `settings`.
    ///
    /// The carrier takes them in three calls, any of which may fail alone. Safe to repeat: each
    /// call carries the whole desired state of its part.
    ///
    /// @param parts which of the three to write; leave out what is applied already
    SettingsAnswer configure(E164 e164, CarrierSettings settings, Set<CarrierSettings.Part> parts);

    /// Gives a number back to the carrier. Safe to repeat.
    ReleaseAnswer release(E164 e164);

    /// What the carrier knows of a number, ours or anybody's. Changes nothing, but the carrier charges each answer.
    LookupAnswer lookup(E164 e164, LookupType type);

    /// Whether numbers at other carriers can be ported to this one.
    ///
    /// @param numbers 1 to 50 numbers
    PortabilityAnswer portability(List<E164> numbers);

    /// Whose network has the number now, as far as the carrier says so for nothing.
    Optional<String> networkOf(E164 e164);

    /// For which numbers a customer service record can be had.
    ///
    /// @param numbers 1 to 50 numbers that begin with +1
    CsrCoverageAnswer csrCoverage(List<E164> numbers);

    /// The newest request for the number's customer service record.
    CsrAnswer latestCsr(E164 e164);

    /// Asks the losing carrier for the record. Safe to repeat: each request is one more, and binds nobody.
    CsrAnswer requestCsr(E164 e164);

    /// How far a request is.
    ///
    /// @param requestId the carrier's
    CsrAnswer getCsr(String requestId);
}
