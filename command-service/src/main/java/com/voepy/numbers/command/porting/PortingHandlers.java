package com.voepy.numbers.command.porting;

import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_UNAVAILABLE;

import com.voepy.numbers.command.carrier.PortForm.EndUser;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.number.Numbers;
import com.voepy.numbers.command.number.PhoneNumberCommand.EndPort;
import com.voepy.numbers.command.number.PhoneNumberCommand.StartPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.AddComment;
import com.voepy.numbers.command.porting.PortingOrderCommand.CancelPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.OpenPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.SubmitPort;
import com.voepy.numbers.command.porting.PortingOrderCommand.UpdatePort;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.PortingStatus;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.privacy.SubjectVault;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.resource.PortingCommentResource;
import com.voepy.numbers.resource.PortingOrderResource;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a tenant asks of a port. Numbers are touched first and in their order, then the connection, then the order.
@Component
class PortingHandlers {

    private static final String PATH = "/v1/numbers/porting-orders/";

    private final Repository<PortingOrder> ports;
    private final PortedNumbers ported;
    private final Numbers numbers;
    private final Connections connections;
    private final PortingRules rules;
    private final PersonalData personal;
    private final InstantSource clock;
    private final NewIds ids;

    PortingHandlers(
            Repository<PortingOrder> ports,
            PortedNumbers ported,
            Numbers numbers,
            Connections connections,
            PortingRules rules,
            SubjectVault vault,
            InstantSource clock,
            NewIds ids) {
        this.ports = ports;
        this.ported = ported;
        this.numbers = numbers;
        this.connections = connections;
        this.rules = rules;
        this.personal = new PersonalData(vault);
        this.clock = clock;
        this.ids = ids;
    }

    /// A client's wish to bring numbers here.
    record Create(
            UUID tenantId,
            List<E164> phoneNumbers,
            @Nullable String comment,
            @Nullable EndUser endUser,
            List<UUID> documents,
            @Nullable LocalDate focDate,
            @Nullable UUID connectionId,
            @Nullable String customerReference) {}

    /// A PATCH by a tenant.
    ///
    /// @param ifMatch the `If-Match` header, or null
    record Change(
            UUID portingOrderId,
            UUID tenantId,
            PortingPatch patch,
            @Nullable String ifMatch) {}

    /// The tenant says that the order is complete, or mended.
    record Submit(UUID portingOrderId, UUID tenantId) {}

    /// The tenant wants it no more.
    record Cancel(UUID portingOrderId, UUID tenantId) {}

    /// The tenant writes something under it.
    record Comment(UUID portingOrderId, UUID tenantId, String body) {}

    /// The carrier wrote something under it.
    ///
    /// @param commentId made of the carrier's own, so that nothing is heard twice
    record Hear(UUID portingOrderId, UUID tenantId, UUID commentId, String body) {}

    @CommandHandler
    void handle(Hear command) {
        var port = load(command.portingOrderId());
        if (!port.invoke(order -> order.knowsComment(command.commentId()))) {
            var body = personal.seal(command.portingOrderId(), command.tenantId(), command.body());
            port.execute(order -> order.handle(new AddComment(
                    command.portingOrderId(), command.tenantId(), command.commentId(), PortingParty.CARRIER, body)));
        }
    }

    @CommandHandler
    Answer handle(Create command) throws Exception {
        var now = clock.instant();
        var taken = numbers.unportable(command.phoneNumbers(), now);
        if (!taken.isEmpty()) {
            throw NUMBER_UNAVAILABLE
                    .because("Held or owned by somebody, or on their way here already: %s.".formatted(taken))
                    .with("phone_numbers", taken.stream().map(E164::value).toList());
        }
        var checks = new Checks();
        rules.checkDocuments(checks, command.tenantId(), command.documents());
        rules.checkFocDate(checks, command.focDate(), command.phoneNumbers());
        checks.orThrow();
        var id = ids.next("port");
        command.phoneNumbers().stream()
                .sorted()
                .forEach(number -> numbers.startPort(new StartPort(number, command.tenantId(), id, now)));
        if (command.connectionId() != null) {
            connections.require(command.tenantId(), command.connectionId());
        }
        var details = new PortingDetails(
                personal.sealed(id, command.tenantId(), command.comment()),
                personal.sealed(id, command.tenantId(), command.endUser()),
                command.documents(),
                command.focDate(),
                command.connectionId(),
                command.customerReference());
        var port = ports.newInstance(
                () -> new PortingOrder(new OpenPort(id, command.tenantId(), command.phoneNumbers(), details)));
        return Answer.created(PATH + id, port.invoke(PortingOrder::resource));
    }

    @CommandHandler
    Answer handle(Change command) {
        var patch = command.patch();
        if (patch.connectionId() instanceof Patch.Set<UUID> set) {
            connections.require(command.tenantId(), set.value());
        }
        var port = load(command.portingOrderId());
        var before = port.invoke(order -> order.resourceFor(command.tenantId()));
        ETags.requireMatch(command.ifMatch(), before);
        port.execute(PortingOrder::refuseUnlessEditable);
        var after = personal.changed(before, command.tenantId(), patch);
        var checks = new Checks();
        if (!(patch.documents() instanceof Patch.Unchanged)) {
            rules.checkDocuments(checks, command.tenantId(), after.documentIds());
        }
        if (!(patch.focDate() instanceof Patch.Unchanged)) {
            rules.checkFocDate(checks, after.focDate(), before.numbers());
        }
        checks.orThrow();
        return Answer.ok(port.invoke(
                order -> order.handle(new UpdatePort(command.portingOrderId(), command.tenantId(), after))));
    }

    @CommandHandler
    Answer handle(Submit command) {
        var port = load(command.portingOrderId());
        var before = port.invoke(order -> order.resourceFor(command.tenantId()));
        port.execute(PortingOrder::refuseUnlessEditable);
        var checks = new Checks();
        rules.checkDocuments(checks, command.tenantId(), before.documents());
        rules.checkFocDate(checks, before.focDate(), before.numbers());
        checks.orThrow();
        return Answer.ok(
                port.invoke(order -> order.handle(new SubmitPort(command.portingOrderId(), command.tenantId()))));
    }

    @CommandHandler
    Answer handle(Cancel command) {
        var now = clock.instant();
        var order = ported.touch(command.portingOrderId(), now);
        PortingOrderResource after = load(command.portingOrderId())
                .invoke(port -> port.handle(new CancelPort(command.portingOrderId(), command.tenantId(), now)));
        if (after.status() != PortingStatus.CANCELLED) {
            return Answer.accepted(after);
        }
        order.numbers().forEach(number -> numbers.endPort(new EndPort(number, command.portingOrderId())));
        return Answer.ok(after);
    }

    @CommandHandler
    Answer handle(Comment command) {
        var port = load(command.portingOrderId());
        port.execute(order -> order.resourceFor(command.tenantId()));
        var id = ids.next("porting-comment");
        var body = personal.seal(command.portingOrderId(), command.tenantId(), command.body());
        PortingCommentResource comment = port.invoke(order -> order.handle(
                new AddComment(command.portingOrderId(), command.tenantId(), id, PortingParty.TENANT, body)));
        return Answer.created(PATH + command.portingOrderId() + "/comments/" + id, comment);
    }

    private Aggregate<PortingOrder> load(UUID id) {
        return ports.load(Streams.port(id));
    }
}
