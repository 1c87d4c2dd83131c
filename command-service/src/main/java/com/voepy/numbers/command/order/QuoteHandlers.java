package com.voepy.numbers.command.order;

import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/// Says what an order would cost now.
@Component
class QuoteHandlers {

    private final Quotes quotes;
    private final Connections connections;
    private final InstantSource clock;

    QuoteHandlers(Quotes quotes, Connections connections, InstantSource clock) {
        this.quotes = quotes;
        this.connections = connections;
        this.clock = clock;
    }

    /// The order that the client thinks of.
    record Quote(PlaceOrder order) {}

    /// The charge of an order, US cents.
    ///
    /// @param totalActivationCents what would be debited up front
    /// @param totalMonthlyCents what would be due per billing month
    record QuoteResource(
            List<QuotedResource> phoneNumbers, long totalActivationCents, long totalMonthlyCents, String currency) {}

    record QuotedResource(
            E164 phoneNumber,
            String countryCode,
            NumberType numberType,
            long activationFeeCents,
            long monthlyFeeCents) {}

    @CommandHandler
    Answer handle(Quote command) {
        var quoted = quotes.quote(command.order(), clock.instant());
        if (command.order().connectionId() != null) {
            connections.require(command.order().tenantId(), command.order().connectionId());
        }
        var lines = quoted.stream()
                .map(number -> new QuotedResource(
                        number.e164(),
                        number.lot().countryCode(),
                        number.lot().numberType(),
                        number.price().activationCents(),
                        number.price().monthlyCents()))
                .toList();
        return Answer.ok(new QuoteResource(
                lines,
                lines.stream().mapToLong(QuotedResource::activationFeeCents).sum(),
                lines.stream().mapToLong(QuotedResource::monthlyFeeCents).sum(),
                "USD"));
    }
}
