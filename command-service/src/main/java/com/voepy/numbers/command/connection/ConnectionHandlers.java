package com.voepy.numbers.command.connection;

import com.voepy.numbers.command.connection.ConnectionCommand.RegisterConnection;
import com.voepy.numbers.command.connection.ConnectionRequest.Change;
import com.voepy.numbers.command.connection.ConnectionRequest.Create;
import com.voepy.numbers.command.connection.ConnectionRequest.Remove;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Gives new connections their ids, and keeps who is told of a connection in step with its `webhook_url`.
@Component
class ConnectionHandlers {

    private final Repository<Connection> repository;
    private final Connections connections;
    private final ConnectionWebhook webhook;
    private final NewIds ids;

    ConnectionHandlers(
            Repository<Connection> repository, Connections connections, ConnectionWebhook webhook, NewIds ids) {
        this.repository = repository;
        this.connections = connections;
        this.webhook = webhook;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(Create request) {
        var id = ids.next("connection");
        var connection = connections.register(
                new RegisterConnection(id, request.tenantId(), request.name(), false, request.webhookUrl()));
        if (request.webhookUrl() != null) {
            webhook.tell(request.tenantId(), id, request.webhookUrl());
        }
        return Answer.created("/v1/connections/" + id, connection);
    }

    @CommandHandler
    Answer handle(Change request) {
        var command = request.command();
        var connection = repository.load(command.stream());
        var before = connection.invoke(one -> one.existingFor(command));
        var answer = connection.invoke(one -> one.handle(command));
        var after = connection.invoke(one -> one.existingFor(command));
        if (!Objects.equals(before.webhookUrl(), after.webhookUrl())) {
            webhook.tell(command.tenantId(), after.id(), after.webhookUrl());
        }
        return answer;
    }

    @CommandHandler
    Answer handle(Remove request) {
        var command = request.command();
        var answer = repository.load(command.stream()).invoke(one -> one.handle(command));
        webhook.tell(command.tenantId(), command.connectionId(), null);
        return answer;
    }
}
