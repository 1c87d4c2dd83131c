package com.voepy.numbers.command.balance;

import com.voepy.numbers.command.balance.BalanceCommand.CreditBalance;
import com.voepy.numbers.command.balance.Credit.RecordCredit;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.TransactionResource;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Books payments: the credit and the balance together or not at all.
@Component
class CreditHandlers {

    private final Repository<Balance> balances;
    private final Repository<Credit> credits;

    CreditHandlers(Repository<Balance> balances, Repository<Credit> credits) {
        this.balances = balances;
        this.credits = credits;
    }

    @CommandHandler
    Answer handle(GrantCredit command) throws Exception {
        // Whoever holds the balance is alone with the credit too, so that the second of two finds the first.
        var balance = balances.load(Streams.balance(command.tenantId()));
        TransactionResource line;
        try {
            line = credits.load(Streams.credit(command.tenantId(), command.reference()))
                    .invoke(credit -> credit.lineFor(command));
        } catch (AggregateNotFoundException _) {
            line = balance.invoke(
                    it -> it.handle(new CreditBalance(command.tenantId(), command.amountCents(), command.reference())));
            var record = new RecordCredit(command.tenantId(), command.amountCents(), command.reference(), line);
            credits.newInstance(() -> new Credit(record));
        }
        return Answer.created("/v1/admin/tenants/%s/transactions/%s".formatted(command.tenantId(), line.id()), line);
    }
}
