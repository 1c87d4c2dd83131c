package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CarrierOrder;
import com.voepy.numbers.command.carrier.CarrierOrder.Line;
import com.voepy.numbers.command.carrier.CarrierOrder.State;
import com.voepy.numbers.command.carrier.CarrierSettings;
import com.voepy.numbers.command.carrier.CoverageAnswer;
import com.voepy.numbers.command.carrier.CsrAnswer;
import com.voepy.numbers.command.carrier.CsrCoverageAnswer;
import com.voepy.numbers.command.carrier.HoldAnswer;
import com.voepy.numbers.command.carrier.LookupAnswer;
import com.voepy.numbers.command.carrier.OrderAnswer;
import com.voepy.numbers.command.carrier.OrderSearch;
import com.voepy.numbers.command.carrier.PortabilityAnswer;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.carrier.SettingsAnswer;
import com.voepy.numbers.command.carrier.SettingsAnswer.PartAnswer;
import com.voepy.numbers.command.carrier.StockAnswer;
import com.voepy.numbers.command.carrier.StockQuery;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.NumberType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A carrier that keeps the orders it takes and does with them what a test says. What a test scripts holds until it
/// says something else.
public final class ScriptedCarrier implements Carrier {

    private final Map<String, CarrierOrder> orders = new ConcurrentHashMap<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<E164> released = new CopyOnWriteArrayList<>();
    private final List<E164> lookedUp = new CopyOnWriteArrayList<>();

    private volatile BiFunction<String, List<E164>, OrderAnswer> onOrder = this::take;
    private volatile Supplier<Optional<OrderSearch>> onSearch = Optional::empty;
    private volatile Function<E164, ReleaseAnswer> onRelease = _ -> new ReleaseAnswer.Released();
    private volatile BiFunction<E164, LookupType, LookupAnswer> onLookup = (_, type) -> known(type);
    private volatile Function<List<E164>, PortabilityAnswer> onPortability = ScriptedCarrier::portable;
    private volatile Function<List<E164>, CsrCoverageAnswer> onCsrCoverage = ScriptedCarrier::covered;
    private volatile Function<E164, CsrAnswer> onCsr = ScriptedCarrier::csr;
    private volatile Function<E164, CsrAnswer> onLatestCsr = _ -> new CsrAnswer.Absent();

    /// Takes every order, knows every order it took, and takes every number back.
    public void behave() {
        onOrder = this::take;
        onSearch = Optional::empty;
        onRelease = _ -> new ReleaseAnswer.Released();
        onLookup = (_, type) -> known(type);
        onPortability = ScriptedCarrier::portable;
        onCsrCoverage = ScriptedCarrier::covered;
        onCsr = ScriptedCarrier::csr;
        onLatestCsr = _ -> new CsrAnswer.Absent();
    }

    public void onOrder(BiFunction<String, List<E164>, OrderAnswer> answer) {
        onOrder = answer;
    }

    /// @param answer empty for the truth
    public void onSearch(Supplier<Optional<OrderSearch>> answer) {
        onSearch = answer;
    }

    public void onRelease(Function<E164, ReleaseAnswer> answer) {
        onRelease = answer;
    }

    /// Takes an order, all of it pending.
    public OrderAnswer take(String reference, List<E164> numbers) {
        var id = "carrier-%d".formatted(orders.size() + 1);
        var lines = numbers.stream()
                .map(e164 -> new Line("line-" + e164.digits(), e164, State.PENDING, "pending"))
                .toList();
        orders.put(id, new CarrierOrder(id, reference, State.PENDING, lines));
        return new OrderAnswer.Accepted(orders.get(id));
    }

    /// Ends some of the numbers of an order.
    public void settle(String reference, State state, E164... numbers) {
        orders.replaceAll(
                (_, order) -> reference.equals(order.reference()) ? settled(order, state, Set.of(numbers)) : order);
    }

    /// How many orders it has taken with that reference.
    public long taken(String reference) {
        return orders.values().stream()
                .filter(order -> reference.equals(order.reference()))
                .count();
    }

    /// How often it was sent an order with that reference.
    public long sent(String reference) {
        return sent.stream().filter(reference::equals).count();
    }

    /// The numbers that it was asked to take back, in their order.
    public List<E164> released() {
        return List.copyOf(released);
    }

    @Override
    public OrderAnswer order(String reference, List<E164> numbers) {
        sent.add(reference);
        return onOrder.apply(reference, numbers);
    }

    @Override
    public OrderSearch findOrder(String reference) {
        return onSearch.get()
                .orElseGet(() -> orders.values().stream()
                        .filter(order -> reference.equals(order.reference()))
                        .findFirst()
                        .<OrderSearch>map(OrderSearch.Found::new)
                        .orElseGet(OrderSearch.Absent::new));
    }

    @Override
    public OrderSearch getOrder(String carrierOrderId) {
        return onSearch.get()
                .orElseGet(() -> Optional.ofNullable(orders.get(carrierOrderId))
                        .<OrderSearch>map(OrderSearch.Found::new)
                        .orElseGet(OrderSearch.Absent::new));
    }

    @Override
    public HoldAnswer hold(String reference, List<E164> numbers) {
        return new HoldAnswer.Held(
                "hold-" + reference,
                numbers.stream()
                        .map(e164 -> new HoldAnswer.Line(e164, State.SUCCESS, null, null))
                        .toList());
    }

    @Override
    public SettingsAnswer configure(E164 e164, CarrierSettings settings, Set<CarrierSettings.Part> parts) {
        return new SettingsAnswer.Written(
                parts.stream().collect(Collectors.toMap(Function.identity(), _ -> new PartAnswer.Applied())));
    }

    @Override
    public ReleaseAnswer release(E164 e164) {
        released.add(e164);
        return onRelease.apply(e164);
    }

    /// @param answer what every lookup is told
    public void onLookup(BiFunction<E164, LookupType, LookupAnswer> answer) {
        onLookup = answer;
    }

    /// How often it was asked to look the number up.
    public long lookedUp(E164 e164) {
        return lookedUp.stream().filter(e164::equals).count();
    }

    @Override
    public LookupAnswer lookup(E164 e164, LookupType type) {
        lookedUp.add(e164);
        return onLookup.apply(e164, type);
    }

    public void onPortability(Function<List<E164>, PortabilityAnswer> answer) {
        onPortability = answer;
    }

    public void onCsrCoverage(Function<List<E164>, CsrCoverageAnswer> answer) {
        onCsrCoverage = answer;
    }

    public void onLatestCsr(Function<E164, CsrAnswer> answer) {
        onLatestCsr = answer;
    }

    /// @param answer what every request for a record is told, and every look at it
    public void onCsr(Function<E164, CsrAnswer> answer) {
        onCsr = answer;
    }

    @Override
    public PortabilityAnswer portability(List<E164> numbers) {
        return onPortability.apply(numbers);
    }

    @Override
    public Optional<String> networkOf(E164 e164) {
        return Optional.of("Lone Star/1");
    }

    @Override
    public CsrCoverageAnswer csrCoverage(List<E164> numbers) {
        return onCsrCoverage.apply(numbers);
    }

    @Override
    public CsrAnswer latestCsr(E164 e164) {
        return onLatestCsr.apply(e164);
    }

    @Override
    public CsrAnswer requestCsr(E164 e164) {
        return onCsr.apply(e164);
    }

    @Override
    public CsrAnswer getCsr(String requestId) {
        return onCsr.apply(new E164(requestId));
    }

    private static PortabilityAnswer portable(List<E164> numbers) {
        return new PortabilityAnswer.Checked(numbers.stream()
                .map(e164 -> new PortabilityAnswer.Line(e164, true, null, true))
                .toList());
    }

    private static CsrCoverageAnswer covered(List<E164> numbers) {
        return new CsrCoverageAnswer.Checked(numbers.stream()
                .map(e164 -> new CsrCoverageAnswer.Line(e164, true, false))
                .toList());
    }

    /// The record of the number, whose request bears the number for its id.
    public static CsrAnswer csr(E164 e164) {
        var address = new CsrAnswer.Address("1 Example St", "Austin", "TX", "78701", "1 Example St; Austin; TX; 78701");
        var content = new CsrAnswer.Content("Lone Star", "4711", "Jane Doe", e164.value(), address);
        return new CsrAnswer.Request(e164.value(), CsrAnswer.State.COMPLETED, null, content);
    }

    private static LookupAnswer known(LookupType type) {
        return switch (type) {
            case CARRIER -> new LookupAnswer.Known(new LookupAnswer.Network("Lone Star/1", "fixed line"), null);
            case CALLER_NAME -> new LookupAnswer.Known(null, new LookupAnswer.CallerName("DOE JANE", null));
        };
    }

    @Override
    public CoverageAnswer coverage(String countryCode, NumberType type) {
        return new CoverageAnswer.Areas(List.of());
    }

    @Override
    public StockAnswer stock(StockQuery query) {
        return new StockAnswer.Offer(List.of(), true);
    }

    private static CarrierOrder settled(CarrierOrder order, State state, Set<E164> numbers) {
        var lines = order.lines().stream()
                .map(line -> numbers.contains(line.e164())
                        ? new Line(
                                line.lineId(), line.e164(), state, state.name().toLowerCase(Locale.ROOT))
                        : line)
                .toList();
        return new CarrierOrder(order.id(), order.reference(), state, lines);
    }
}
