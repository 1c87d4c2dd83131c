package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.carrier.CarrierPort;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.PortAnswer;
import com.voepy.numbers.command.carrier.PortFault;
import com.voepy.numbers.command.carrier.PortForm;
import com.voepy.numbers.command.carrier.PortPlacement;
import com.voepy.numbers.command.carrier.PortSearch;
import com.voepy.numbers.command.carrier.PortTalk;
import com.voepy.numbers.command.carrier.PortTalk.Remark;
import com.voepy.numbers.command.carrier.PortingCarrier;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The porting desk of a scripted carrier: keeps the orders it takes and does with them what a test says.
public final class ScriptedPorting implements PortingCarrier {

    private final Map<String, List<CarrierPort>> ports = new ConcurrentHashMap<>();
    private final Map<String, List<Remark>> talk = new ConcurrentHashMap<>();
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final List<String> placed = new CopyOnWriteArrayList<>();
    private final List<Submitted> submitted = new CopyOnWriteArrayList<>();
    private final List<String> cancelled = new CopyOnWriteArrayList<>();

    private volatile BiFunction<String, List<E164>, PortPlacement> onPlace = this::take;
    private volatile Supplier<Optional<PortSearch>> onSearch = Optional::empty;
    private volatile BiFunction<CarrierPort, PortForm, PortAnswer> onSubmit = this::accept;
    private volatile UnaryOperator<PortAnswer> onCancel = UnaryOperator.identity();
    private volatile UnaryOperator<PortAnswer> onComment = UnaryOperator.identity();

    /// A form that came with a submission.
    public record Submitted(String carrierOrderId, PortForm form) {}

    /// Takes every order as one, knows every order it took, and accepts every form.
    public void behave() {
        onPlace = this::take;
        onSearch = Optional::empty;
        onSubmit = this::accept;
        onCancel = UnaryOperator.identity();
        onComment = UnaryOperator.identity();
    }

    public void onPlace(BiFunction<String, List<E164>, PortPlacement> answer) {
        onPlace = answer;
    }

    /// @param answer empty for the truth
    public void onSearch(Supplier<Optional<PortSearch>> answer) {
        onSearch = answer;
    }

    public void onSubmit(BiFunction<CarrierPort, PortForm, PortAnswer> answer) {
        onSubmit = answer;
    }

    public void onCancel(PortAnswer answer) {
        onCancel = _ -> answer;
    }

    public void onComment(PortAnswer answer) {
        onComment = _ -> answer;
    }

    /// Takes the numbers as one draft.
    public PortPlacement take(String reference, List<E164> numbers) {
        return takeAll(reference, List.of(numbers));
    }

    /// Takes the numbers as several drafts.
    public PortPlacement split(String reference, List<E164> numbers) {
        return takeAll(reference, numbers.stream().map(List::of).toList());
    }

    private PortPlacement takeAll(String reference, List<List<E164>> groups) {
        List<CarrierPort> made = new ArrayList<>();
        for (var group : groups) {
            made.add(new CarrierPort(
                    "port-%s-%s".formatted(reference, group.getFirst().digits()),
                    CarrierPortState.DRAFT,
                    group,
                    null,
                    List.of(),
                    true));
        }
        ports.put(reference, List.copyOf(made));
        return new PortPlacement.Placed(made);
    }

    /// Fills in the form of a draft or an exception, which goes on.
    public PortAnswer accept(CarrierPort port, PortForm form) {
        change(form.reference(), port.numbers().getFirst(), CarrierPortState.IN_PROCESS, null, List.of());
        return new PortAnswer.Done();
    }

    /// Puts the order that a number is in where a test wants it.
    public void move(String reference, E164 number, CarrierPortState state) {
        change(reference, number, state, null, List.of());
    }

    public void commit(String reference, E164 number, Instant focAt) {
        change(reference, number, CarrierPortState.FOC_CONFIRMED, focAt, List.of());
    }

    public void object(String reference, E164 number, String code) {
        change(
                reference,
                number,
                CarrierPortState.EXCEPTION,
                null,
                List.of(new PortFault(code, "The carrier says " + code)));
    }

    /// Says a word that nobody knows.
    public void babble(String reference, E164 number) {
        change(reference, number, null, null, List.of());
    }

    public void forget(String reference) {
        ports.put(reference, List.of());
    }

    /// How often it was told these numbers.
    public long placed(String reference) {
        return placed.stream().filter(reference::equals).count();
    }

    public List<Submitted> submitted(String reference) {
        return submitted.stream()
                .filter(one -> one.form().reference().equals(reference))
                .toList();
    }

    public long cancelled(String reference) {
        return cancelled.stream().filter(id -> id.contains(reference)).count();
    }

    @Override
    public PortPlacement placePort(String reference, List<E164> numbers) {
        placed.add(reference);
        return onPlace.apply(reference, numbers);
    }

    /// Whether it was last asked on watch for this reference.
    public boolean isWatched(String reference) {
        return watched.contains(reference);
    }

    @Override
    public PortSearch findPorts(String reference) {
        if (Errand.current().isWatch()) {
            watched.add(reference);
        } else {
            watched.remove(reference);
        }
        return onSearch.get().orElseGet(() -> new PortSearch.Found(ports.getOrDefault(reference, List.of())));
    }

    @Override
    public PortAnswer submitPort(CarrierPort port, PortForm form) {
        submitted.add(new Submitted(port.id(), form));
        return onSubmit.apply(port, form);
    }

    @Override
    public PortAnswer cancelPort(CarrierPort port) {
        cancelled.add(port.id());
        return onCancel.apply(new PortAnswer.Done());
    }

    @Override
    public PortTalk commentsOf(CarrierPort port) {
        return new PortTalk.Heard(talk.getOrDefault(port.id(), List.of()));
    }

    @Override
    public PortAnswer comment(CarrierPort port, String text) {
        say(port.id(), true, text);
        return onComment.apply(new PortAnswer.Done());
    }

    /// Writes something under the order that a number is in, as the carrier.
    public void remark(String reference, E164 number, String text) {
        ports.getOrDefault(reference, List.of()).stream()
                .filter(port -> port.numbers().contains(number))
                .forEach(port -> say(port.id(), false, text));
    }

    /// What the carrier has been told under all its orders for that reference.
    public List<String> heard(String reference) {
        return ports.getOrDefault(reference, List.of()).stream()
                .flatMap(port -> talk.getOrDefault(port.id(), List.of()).stream())
                .filter(Remark::isOurs)
                .map(Remark::text)
                .toList();
    }

    private void say(String carrierOrderId, boolean isOurs, String text) {
        talk.merge(
                carrierOrderId,
                List.of(new Remark(UUID.randomUUID().toString(), isOurs, text)),
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }

    private void change(
            String reference,
            E164 number,
            @Nullable CarrierPortState state,
            @Nullable Instant focAt,
            List<PortFault> problems) {
        ports.computeIfPresent(
                reference,
                (_, all) -> all.stream()
                        .map(port -> port.numbers().contains(number)
                                ? new CarrierPort(port.id(), state, port.numbers(), focAt, problems, port.messaging())
                                : port)
                        .toList());
    }
}
