package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.carrier.AddressAnswer;
import com.voepy.numbers.command.carrier.AddressSearch;
import com.voepy.numbers.command.carrier.AddressVerdict;
import com.voepy.numbers.command.carrier.CarrierAddress;
import com.voepy.numbers.command.carrier.EmergencyAnswer;
import com.voepy.numbers.command.carrier.EmergencyAnswer.Progress;
import com.voepy.numbers.command.carrier.EmergencyCarrier;
import com.voepy.numbers.command.carrier.Refusal;
import com.voepy.numbers.command.carrier.ReleaseAnswer;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.kernel.E164;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A carrier that keeps addresses and turns emergency service on and off, and does it as a test says. What a test
/// scripts holds until it says something else.
public final class ScriptedEmergency implements EmergencyCarrier {

    public static final Unavailability AWAY = new Unavailability("away", null);

    private final AtomicInteger ids = new AtomicInteger();

    /// Reference by the carrier's id.
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    private final Map<E164, EmergencyAnswer.Known> numbers = new ConcurrentHashMap<>();
    private final List<CarrierAddress> validated = new CopyOnWriteArrayList<>();
    private final List<CarrierAddress> asked = new CopyOnWriteArrayList<>();
    private final List<String> set = new CopyOnWriteArrayList<>();

    private volatile Supplier<AddressVerdict> onValidate = AddressVerdict.Valid::new;
    private volatile Supplier<Optional<AddressAnswer>> onKeep = Optional::empty;
    private volatile boolean answerLost;
    private volatile boolean away;
    private volatile Progress whenOn = Progress.ON;
    private volatile Optional<EmergencyAnswer> onSet = Optional.empty();

    /// Takes everything, at once.
    public void behave() {
        onValidate = AddressVerdict.Valid::new;
        onKeep = Optional::empty;
        answerLost = false;
        away = false;
        whenOn = Progress.ON;
        onSet = Optional.empty();
    }

    public void onValidate(Supplier<AddressVerdict> verdict) {
        onValidate = verdict;
    }

    /// @param answer empty: keeps it
    public void onKeep(Supplier<Optional<AddressAnswer>> answer) {
        onKeep = answer;
    }

    /// Does what it is asked and does not say so.
    public void loseAnswers(boolean lost) {
        answerLost = lost;
    }

    /// Answers nothing.
    public void away(boolean isAway) {
        away = isAway;
    }

    /// What a number's service is like after it was turned on.
    public void whenOn(Progress progress) {
        whenOn = progress;
    }

    public void onSet(EmergencyAnswer answer) {
        onSet = Optional.of(answer);
    }

    /// Time passes at the carrier: what was under way is done.
    public void settle(E164 e164, Progress progress) {
        numbers.computeIfPresent(
                e164,
                (_, now) ->
                        new EmergencyAnswer.Known(progress, progress == Progress.OFF ? null : now.carrierAddressId()));
    }

    /// The addresses it was asked to check.
    public List<CarrierAddress> validated() {
        return List.copyOf(validated);
    }

    /// The addresses it was asked to keep, with each attempt.
    public List<CarrierAddress> asked() {
        return List.copyOf(asked);
    }

    /// How many addresses it keeps under a reference.
    public long kept(String reference) {
        return kept.values().stream().filter(reference::equals).count();
    }

    /// What it was asked to do with a number, in order: `on 1`, `off 1`.
    public List<String> set(E164 e164) {
        return set.stream()
                .filter(text -> text.startsWith(e164.value()))
                .map(text -> text.substring(e164.value().length() + 1))
                .toList();
    }

    public @Nullable Progress progress(E164 e164) {
        var now = numbers.get(e164);
        return now == null ? null : now.progress();
    }

    @Override
    public AddressVerdict validate(CarrierAddress address) {
        validated.add(address);
        return onValidate.get();
    }

    @Override
    public AddressAnswer keep(String reference, CarrierAddress address) {
        asked.add(address);
        var scripted = onKeep.get();
        if (scripted.isPresent()) {
            return scripted.get();
        }
        var id = "address-" + ids.incrementAndGet();
        kept.put(id, reference);
        return answerLost ? new AddressAnswer.Unknown(AWAY) : new AddressAnswer.Kept(id);
    }

    @Override
    public AddressSearch findAddresses(String reference) {
        return away
                ? new AddressSearch.Unavailable(AWAY)
                : new AddressSearch.Found(kept.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(reference))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList());
    }

    @Override
    public ReleaseAnswer forget(String carrierAddressId) {
        if (away) {
            return new ReleaseAnswer.Unavailable(AWAY);
        }
        var used = numbers.values().stream()
                .anyMatch(now -> carrierAddressId.equals(now.carrierAddressId()) && now.progress() != Progress.OFF);
        if (used) {
            return new ReleaseAnswer.Refused(new Refusal(null, "10027", "in use"));
        }
        return kept.remove(carrierAddressId) == null ? new ReleaseAnswer.AlreadyGone() : new ReleaseAnswer.Released();
    }

    @Override
    public EmergencyAnswer emergency(E164 e164) {
        return away
                ? new EmergencyAnswer.Unavailable(AWAY)
                : numbers.getOrDefault(e164, new EmergencyAnswer.Known(Progress.OFF, null));
    }

    @Override
    public EmergencyAnswer setEmergency(E164 e164, @Nullable String carrierAddressId, boolean on) {
        set.add("%s %s %s".formatted(e164, on ? "on" : "off", carrierAddressId));
        if (onSet.isPresent()) {
            return onSet.get();
        }
        var now = new EmergencyAnswer.Known(on ? whenOn : Progress.OFF, on ? carrierAddressId : null);
        numbers.put(e164, now);
        return answerLost ? new EmergencyAnswer.Unavailable(AWAY) : now;
    }
}
