package com.voepy.numbers.command.inventory;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CarrierSettings;
import com.voepy.numbers.command.carrier.CoverageAnswer;
import com.voepy.numbers.command.carrier.CoverageArea;
import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.command.carrier.CsrCoverageAnswer;
import com.voepy.numbers.command.carrier.HoldAnswer;
import com.voepy.numbers.command.carrier.LookupAnswer;
import com.voepy.numbers.command.carrier.OfferedNumber;
import com.voepy.numbers.command.carrier.OrderAnswer;
import com.voepy.numbers.command.carrier.OrderSearch;
import com.voepy.numbers.command.carrier.PortabilityAnswer;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.carrier.SettingsAnswer;
import com.voepy.numbers.command.carrier.StockAnswer;
import com.voepy.numbers.command.carrier.StockQuery;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// A carrier with a stock and nothing else: US local numbers, and none of another country or type.
class FakeStock implements Carrier {

    static final int AREA_DIGITS = 3;

    final Set<String> numbers = new ConcurrentSkipListSet<>();
    final List<StockQuery> questions = new CopyOnWriteArrayList<>();

    /// How many further questions about numbers are answered; then the carrier is unavailable until it is raised.
    volatile int patience = Integer.MAX_VALUE;

    FakeStock with(String... more) {
        numbers.addAll(List.of(more));
        return this;
    }

    FakeStock withBlock(String block) {
        for (var suffix = 0; suffix < 1000; suffix++) {
            numbers.add(E164.of(block, suffix).value());
        }
        return this;
    }

    @Override
    public CoverageAnswer coverage(String countryCode, NumberType type) {
        var areas = new TreeSet<String>();
        if (countryCode.equals("US") && type == NumberType.LOCAL) {
            numbers.forEach(number -> areas.add(number.substring(2, 2 + AREA_DIGITS)));
        }
        return new CoverageAnswer.Areas(areas.stream()
                .map(ndc -> new CoverageArea(countryCode, type, "TX", ndc, -1))
                .toList());
    }

    @Override
    public StockAnswer stock(StockQuery query) {
        if (patience <= 0) {
            return new StockAnswer.Unavailable(new Unavailability("out of patience", Duration.ofSeconds(7)));
        }
        patience--;
        questions.add(query);
        List<OfferedNumber> offered = new ArrayList<>();
        for (var number : numbers) {
            if (query.countryCode().equals("US")
                    && query.type() == NumberType.LOCAL
                    && number.startsWith("+1" + query.nationalPrefix())) {
                offered.add(offered(number));
            }
        }
        var some = offered.subList(0, Math.min(query.limit(), offered.size()));
        return new StockAnswer.Offer(some, some.size() < query.limit());
    }

    private static OfferedNumber offered(String number) {
        return new OfferedNumber(
                new E164(number),
                "US",
                NumberType.LOCAL,
                "TX",
                "Austin",
                Set.of(Capability.SMS, Capability.VOICE),
                new Price(50, 75),
                true);
    }

    @Override
    public OrderAnswer order(String reference, List<E164> numbers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderSearch findOrder(String reference) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderSearch getOrder(String carrierOrderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HoldAnswer hold(String reference, List<E164> numbers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SettingsAnswer configure(E164 e164, CarrierSettings settings, Set<CarrierSettings.Part> parts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReleaseAnswer release(E164 e164) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LookupAnswer lookup(E164 e164, LookupType type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PortabilityAnswer portability(List<E164> numbers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> networkOf(E164 e164) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CsrCoverageAnswer csrCoverage(List<E164> numbers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CsrAnswer latestCsr(E164 e164) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CsrAnswer requestCsr(E164 e164) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CsrAnswer getCsr(String requestId) {
        throw new UnsupportedOperationException();
    }
}
