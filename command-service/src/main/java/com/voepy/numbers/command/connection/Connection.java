package com.voepy.numbers.command.connection;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.DeleteConnection;
import com.voepy.numbers.command.connection.ConnectionCommand.DetachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.RegisterConnection;
import com.voepy.numbers.command.connection.ConnectionCommand.UpdateConnection;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.events.ConnectionEvent;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.events.ConnectionEvent.ConnectionDeleted;
import com.voepy.numbers.events.ConnectionEvent.ConnectionUpdated;
import com.voepy.numbers.events.ConnectionEvent.NumberAttached;
import com.voepy.numbers.events.ConnectionEvent.NumberDetached;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.resource.ConnectionResource;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Knows its numbers, so that it is never deleted under one and none is assigned to it once it is gone.
@Aggregate
class Connection {

    @AggregateIdentifier
    private String stream;

    private UUID tenantId;

    /// Null once deleted.
    private @Nullable ConnectionResource connection;

    private final Set<UUID> numberIds = new HashSet<>();

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Connection() {}

    // apply() calls on(ConnectionEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    Connection(RegisterConnection command) {
        apply(new ConnectionCreated(
                command.connectionId(), command.tenantId(), command.name(), command.isDefault(), command.webhookUrl()));
    }

    @CommandHandler
    Answer handle(UpdateConnection command) {
        var before = existingFor(command);
        ETags.requireMatch(command.ifMatch(), before);
        var name = command.name() == null ? before.name() : command.name();
        var webhookUrl = command.webhookUrl().applyTo(before.webhookUrl());
        if (!name.equals(before.name()) || !Objects.equals(webhookUrl, before.webhookUrl())) {
            apply(new ConnectionUpdated(command.connectionId(), tenantId, name, webhookUrl));
        }
        return Answer.ok(existingFor(command));
    }

    @CommandHandler
    Answer handle(DeleteConnection command) {
        refuseStrangers(command);
        if (connection != null) {
            ETags.requireMatch(command.ifMatch(), connection);
            if (connection.isDefault()) {
                throw ErrorCode.CONNECTION_IS_DEFAULT.because("The default connection cannot be deleted.");
            }
            if (!numberIds.isEmpty()) {
                throw ErrorCode.CONNECTION_IN_USE.because(
                        "The connection still has %d numbers.".formatted(numberIds.size()));
            }
            apply(new ConnectionDeleted(command.connectionId(), tenantId));
        }
        // DELETE is idempotent: the second one finds its wish fulfilled.
        return Answer.noContent();
    }

    /// Refuses as a field of the caller's request, since that is where the id came from.
    @CommandHandler
    void handle(AttachNumber command) {
        if (connection == null || !command.tenantId().equals(tenantId)) {
            throw unknownConnection();
        }
        if (!numberIds.contains(command.numberId())) {
            apply(new NumberAttached(command.connectionId(), tenantId, command.numberId()));
        }
    }

    @CommandHandler
    void handle(DetachNumber command) {
        refuseStrangers(command);
        if (numberIds.contains(command.numberId())) {
            apply(new NumberDetached(command.connectionId(), tenantId, command.numberId()));
        }
    }

    static RuntimeException unknownConnection() {
        return new FieldError("connection_id", FieldError.Code.NOT_FOUND, "names no connection of yours").rejection();
    }

    boolean isOpenFor(UUID tenant) {
        return connection != null && tenantId.equals(tenant);
    }

    /// As its tenant sees it.
    ConnectionResource existingFor(ConnectionCommand command) {
        refuseStrangers(command);
        if (connection == null) {
            throw ErrorCode.NOT_FOUND.because("The connection was deleted.");
        }
        return connection;
    }

    private void refuseStrangers(ConnectionCommand command) {
        if (!command.tenantId().equals(tenantId)) {
            throw ErrorCode.NOT_FOUND.because("You have no such connection.");
        }
    }

    @EventSourcingHandler
    void on(ConnectionEvent event, @Timestamp Instant at) {
        connection = ConnectionResource.after(connection, event, at);
        switch (event) {
            case ConnectionCreated e -> {
                stream = Streams.connection(e.connectionId());
                tenantId = e.tenantId();
            }
            case NumberAttached e -> numberIds.add(e.numberId());
            case NumberDetached e -> numberIds.remove(e.numberId());
            case ConnectionUpdated _, ConnectionDeleted _ -> {}
        }
    }
}
