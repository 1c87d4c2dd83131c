package com.voepy.numbers.command.connection;

import com.voepy.numbers.command.connection.ConnectionCommand.RegisterConnection;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/// Gives new connections their ids.
@Component
class ConnectionHandlers {

    private final Connections connections;
    private final NewIds ids;

    ConnectionHandlers(Connections connections, NewIds ids) {
        this.connections = connections;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(CreateConnection command) {
        var id = ids.next("connection");
        var connection = connections.register(
                new RegisterConnection(id, command.tenantId(), command.name(), false, command.webhookUrl()));
        return Answer.created("/v1/connections/" + id, connection);
    }
}
