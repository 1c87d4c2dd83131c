package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.carrier.CarrierPort;
import com.voepy.numbers.command.carrier.PortFault;
import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.number.Fees;
import com.voepy.numbers.command.number.Numbers;
import com.voepy.numbers.command.number.PhoneNumberCommand.EndPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.RecordProgress;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefuseCancellation;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefuseHandOver;
import com.voepy.numbers.command.porting.PortingOrderCommand.RefusePlacement;
import com.voepy.numbers.command.porting.PortingOrderCommand.RuleOutPlacement;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.resource.PortingOrderResource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What became of a port at the carrier: numbers with their first fee, connection and order in one unit of work.
@Component
class PortingProgressHandlers {

    private final Repository<PortingOrder> ports;
    private final Balances balances;
    private final Fees fees;
    private final PortedNumbers ported;
    private final Numbers numbers;
    private final Connections connections;
    private final CarriersWords words;
    private final InstantSource clock;

    PortingProgressHandlers(
            Repository<PortingOrder> ports,
            Balances balances,
            Fees fees,
            PortedNumbers ported,
            Numbers numbers,
            Connections connections,
            SubjectVault vault,
            InstantSource clock) {
        this.ports = ports;
        this.balances = balances;
        this.fees = fees;
        this.ported = ported;
        this.numbers = numbers;
        this.connections = connections;
        this.words = new CarriersWords(vault);
        this.clock = clock;
    }

    /// The carrier's orders as they are.
    record Report(UUID portingOrderId, UUID tenantId, List<CarrierPort> carrierPorts) {}

    /// The carrier has no order of ours.
    ///
    /// @param faults why it wants none, or nothing where it may be asked again
    record NotPlaced(UUID portingOrderId, UUID tenantId, String detail, List<PortFault> faults) {}

    /// The carrier does not take what the tenant gave for one of its orders.
    ///
    /// @param faults at least one
    record NotTaken(
            UUID portingOrderId, UUID tenantId, String carrierOrderId, int submission, List<PortFault> faults) {}

    /// The carrier goes on in spite of the tenant's wish.
    ///
    /// @param words the carrier's
    record NotCancelled(UUID portingOrderId, UUID tenantId, String words) {

        /// Leaves the words out, which may speak of people, so that no log ever shows them.
        @Override
        public String toString() {
            return "NotCancelled[portingOrderId=%s]".formatted(portingOrderId);
        }
    }

    /// Silent about what is known: the carrier repeats itself.
    @CommandHandler
    void handle(Report command) {
        // What comes is charged for; before any number, as everywhere.
        balances.touch(command.tenantId());
        var order = ported.touch(command.portingOrderId(), clock.instant());
        if (order.status().isFinal()) {
            return;
        }
        var carried = command.carrierPorts();
        var here = among(order, carried, port -> port.state() == CarrierPortState.PORTED);
        var coming = among(
                order, carried, port -> port.state() == null || !port.state().isFinal());
        var connectionId = openConnection(command, order);
        SortedMap<E164, UUID> begun = new TreeMap<>();
        here.forEach(e164 -> ported.portIn(e164, command.tenantId(), order, connectionId, hasMessaging(carried, e164))
                .ifPresent(number -> {
                    fees.begin(number.id());
                    begun.put(e164, number.id());
                }));
        var lost = lost(order, carried, here, coming);
        end(lost, order.id());
        if (connectionId != null) {
            begun.values()
                    .forEach(numberId ->
                            connections.attach(new AttachNumber(connectionId, command.tenantId(), numberId)));
        }
        load(order.id()).execute(port -> {
            var carriers = words.problems(order.id(), command.tenantId(), port.problems());
            port.handle(new RecordProgress(order.id(), carried, problems(carried, carriers), begun, lost));
        });
    }

    private static Map<String, List<PortingProblem>> problems(List<CarrierPort> carried, CarriersWords.Problems words) {
        Map<String, List<PortingProblem>> problems = new TreeMap<>();
        carried.stream()
                .filter(port -> !port.problems().isEmpty())
                .forEach(port -> problems.put(port.id(), words.sealed(port.problems())));
        return problems;
    }

    @CommandHandler
    void handle(NotPlaced command) {
        var order = ported.touch(command.portingOrderId(), clock.instant());
        var ended = load(order.id())
                .invoke(port -> command.faults().isEmpty()
                        ? port.handle(new RuleOutPlacement(order.id(), command.detail()))
                        : port.handle(new RefusePlacement(
                                order.id(),
                                words.problems(order.id(), command.tenantId(), port.problems())
                                        .sealed(command.faults()))));
        if (ended) {
            end(order.numbers(), order.id());
        }
    }

    @CommandHandler
    void handle(NotTaken command) {
        var id = command.portingOrderId();
        load(id).execute(port -> port.handle(new RefuseHandOver(
                id,
                command.carrierOrderId(),
                command.submission(),
                words.problems(id, command.tenantId(), port.problems()).sealed(command.faults()))));
    }

    @CommandHandler
    void handle(NotCancelled command) {
        var id = command.portingOrderId();
        load(id).execute(port ->
                port.handle(new RefuseCancellation(id, words.seal(id, command.tenantId(), command.words()))));
    }

    /// Where the numbers go; a connection that was deleted since is nowhere.
    private @Nullable UUID openConnection(Report command, PortingOrderResource order) {
        return order.connectionId() != null && connections.isOpen(command.tenantId(), order.connectionId())
                ? order.connectionId()
                : null;
    }

    /// What is in none of the carrier's orders that go on, and has not come: of each order that has ended, or of all
    /// when the last one has.
    private static SortedSet<E164> lost(
            PortingOrderResource order, List<CarrierPort> carried, Collection<E164> here, Collection<E164> coming) {
        var isOver = carried.stream()
                .allMatch(port -> port.state() != null && port.state().isFinal());
        var left = isOver ? order.numbers() : among(order, carried, _ -> true);
        return left.stream()
                .filter(e164 -> !here.contains(e164) && !coming.contains(e164))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Those of our numbers that are in such orders of the carrier, in their natural order.
    private static SortedSet<E164> among(
            PortingOrderResource order, List<CarrierPort> carried, Predicate<CarrierPort> which) {
        var found = new TreeSet<E164>();
        carried.stream().filter(which).forEach(port -> found.addAll(port.numbers()));
        found.retainAll(new ArrayList<>(order.numbers()));
        return found;
    }

    private static boolean hasMessaging(List<CarrierPort> carried, E164 e164) {
        return carried.stream()
                .anyMatch(port -> port.messaging() && port.numbers().contains(e164));
    }

    private void end(Collection<E164> lost, UUID portingOrderId) {
        lost.stream().sorted().forEach(e164 -> numbers.endPort(new EndPort(e164, portingOrderId)));
    }

    private Aggregate<PortingOrder> load(UUID id) {
        return ports.load(Streams.port(id));
    }
}
