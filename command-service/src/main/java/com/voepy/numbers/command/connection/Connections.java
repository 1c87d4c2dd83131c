package com.voepy.numbers.command.connection;

import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.DetachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.RegisterConnection;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.ConnectionResource;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Connections for command handlers that span aggregates: each call becomes part of the unit of work it is made in.
@Component
public class Connections {

    private final Repository<Connection> connections;

    Connections(Repository<Connection> connections) {
        this.connections = connections;
    }

    /// Makes a connection; its id must be new.
    public ConnectionResource register(RegisterConnection command) {
        try {
            return connections
                    .newInstance(() -> new Connection(command))
                    .invoke(connection -> connection.existingFor(command));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot make " + command.stream(), e);
        }
    }

    /// Puts the number under the connection; silent if it is there already.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `422` for `connection_id` if the tenant has none such
    public void attach(AttachNumber command) {
        load(command.connectionId()).execute(connection -> connection.handle(command));
    }

    /// Takes the number from under the connection; silent if it is not there.
    public void detach(DetachNumber command) {
        load(command.connectionId()).execute(connection -> connection.handle(command));
    }

    /// Refuses as [#attach] does, changing nothing.
    public void require(UUID tenantId, UUID connectionId) {
        if (!load(connectionId).invoke(connection -> connection.isOpenFor(tenantId))) {
            throw Connection.unknownConnection();
        }
    }

    /// Whether the tenant has the connection, and it was not deleted.
    public boolean isOpen(UUID tenantId, UUID connectionId) {
        try {
            return connections
                    .load(Streams.connection(connectionId))
                    .invoke(connection -> connection.isOpenFor(tenantId));
        } catch (AggregateNotFoundException _) {
            return false;
        }
    }

    private Aggregate<Connection> load(UUID connectionId) {
        try {
            return connections.load(Streams.connection(connectionId));
        } catch (AggregateNotFoundException _) {
            throw Connection.unknownConnection();
        }
    }
}
