package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.CarrierSettings.Part;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.NumberType;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A carrier that speaks the Telnyx v2 protocol over HTTP.
///
/// Source: the carrier's OpenAPI description, July 2026. Its enums are open, its orders take no
/// idempotency key, and whatever it does not answer clearly is not decided here but handed on as such.
public class TelnyxCarrier implements Carrier, EmergencyCarrier, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TelnyxCarrier.class);

    /// How many of the last calls are looked at, and how many there must be before they say anything.
    private static final int CALLS_REMEMBERED = 40;

    private static final int CALLS_MIN = 20;
    private static final float FAILURE_PERCENT_MAX = 60;
    private static final int TRIAL_CALLS = 5;
    static final Duration OPEN = Duration.ofSeconds(5);

    private final TelnyxHttp http;
    private final TelnyxStock stock;
    private final TelnyxOrders orders;
    private final TelnyxNumbers numbers;
    private final TelnyxEmergency emergency;
    private final TelnyxLookups lookups;
    private final TelnyxPortability portability;
    private final TelnyxPorting porting;

    /// @param calls where each call goes on record
    public TelnyxCarrier(CarrierProperties properties, CallLog calls, InstantSource clock) {
        http = new TelnyxHttp(properties, breaker(), new CallRecorder(calls, clock));
        stock = new TelnyxStock(http);
        orders = new TelnyxOrders(http, new TelnyxSearch(http));
        emergency = new TelnyxEmergency(http);
        numbers = new TelnyxNumbers(http, properties.messagingProfileId());
        lookups = new TelnyxLookups(http);
        portability = new TelnyxPortability(http);
        porting = new TelnyxPorting(http);
    }

    private static CircuitBreaker breaker() {
        var breaker = CircuitBreaker.of(
                "carrier",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_REMEMBERED)
                        .minimumNumberOfCalls(CALLS_MIN)
                        .failureRateThreshold(FAILURE_PERCENT_MAX)
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                        .waitDurationInOpenState(OPEN)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "Calls to the carrier: {}. While open, nothing is sent and everything is tried again later.",
                        event.getStateTransition()));
        return breaker;
    }

    /// The same carrier's porting desk: one connection, one circuit breaker.
    PortingCarrier porting() {
        return porting;
    }

    @Override
    public CoverageAnswer coverage(String countryCode, NumberType type) {
        return stock.coverage(countryCode, type);
    }

    @Override
    public StockAnswer stock(StockQuery query) {
        return stock.stock(query);
    }

    @Override
    public OrderAnswer order(String reference, List<E164> numbers) {
        return orders.order(reference, numbers);
    }

    @Override
    public OrderSearch findOrder(String reference) {
        return orders.find(reference);
    }

    @Override
    public OrderSearch getOrder(String carrierOrderId) {
        return orders.get(carrierOrderId);
    }

    @Override
    public HoldAnswer hold(String reference, List<E164> numbers) {
        return orders.hold(reference, numbers);
    }

    @Override
    public SettingsAnswer configure(E164 e164, CarrierSettings settings, Set<Part> parts) {
        return numbers.configure(e164, settings, parts);
    }

    @Override
    public ReleaseAnswer release(E164 e164) {
        return numbers.release(e164);
    }

    @Override
    public LookupAnswer lookup(E164 e164, LookupType type) {
        return lookups.lookup(e164, type);
    }

    @Override
    public PortabilityAnswer portability(List<E164> numbers) {
        return portability.check(numbers);
    }

    @Override
    public Optional<String> networkOf(E164 e164) {
        return portability.networkOf(e164);
    }

    @Override
    public CsrCoverageAnswer csrCoverage(List<E164> numbers) {
        return portability.csrCoverage(numbers);
    }

    @Override
    public CsrAnswer latestCsr(E164 e164) {
        return portability.latestCsr(e164);
    }

    @Override
    public CsrAnswer requestCsr(E164 e164) {
        return portability.requestCsr(e164);
    }

    @Override
    public CsrAnswer getCsr(String requestId) {
        return portability.getCsr(requestId);
    }

    @Override
    public AddressVerdict validate(CarrierAddress address) {
        return emergency.validate(address);
    }

    @Override
    public AddressAnswer keep(String reference, CarrierAddress address) {
        return emergency.keep(reference, address);
    }

    @Override
    public AddressSearch findAddresses(String reference) {
        return emergency.find(reference);
    }

    @Override
    public ReleaseAnswer forget(String carrierAddressId) {
        return emergency.forget(carrierAddressId);
    }

    @Override
    public EmergencyAnswer emergency(E164 e164) {
        return emergency.emergency(e164);
    }

    @Override
    public EmergencyAnswer setEmergency(E164 e164, @Nullable String carrierAddressId, boolean on) {
        return emergency.set(e164, carrierAddressId, on);
    }

    @Override
    public void close() {
        http.close();
    }
}
