package com.voepy.numbers.command.balance;

import com.voepy.numbers.command.balance.BalanceCommand.AnnounceDepletion;
import com.voepy.numbers.command.balance.BalanceCommand.CreditBalance;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.balance.BalanceCommand.DebitFee;
import com.voepy.numbers.command.balance.BalanceCommand.OpenBalance;
import com.voepy.numbers.command.balance.BalanceCommand.RefundDebit;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.TransactionResource;
import java.util.UUID;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Balances for command handlers that span aggregates: each call becomes part of the unit of work it is made in.
///
/// A handler touches the balance before anything else, so that two of them never wait for each other.
@Component
public class Balances {

    private final Repository<Balance> balances;

    Balances(Repository<Balance> balances) {
        this.balances = balances;
    }

    /// Opens the balance of a new tenant at zero.
    public void open(OpenBalance command) {
        try {
            balances.newInstance(() -> new Balance(command));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot open " + command.stream(), e);
        }
    }

    /// Locks the balance for the rest of the unit of work, before anything else is.
    ///
    /// @throws org.axonframework.modelling.command.AggregateNotFoundException if the tenant has none
    public void touch(UUID tenantId) {
        balances.load(Streams.balance(tenantId));
    }

    /// Refuses as [#debit] would, changing nothing.
    ///
    /// @param amountCents US cents
    /// @throws com.voepy.numbers.kit.problem.Rejection `402 balance_insufficient`
    public void require(UUID tenantId, long amountCents) {
        balances.load(Streams.balance(tenantId)).execute(balance -> balance.require(amountCents));
    }

    /// Whether [#debit] of so much would be accepted.
    ///
    /// @param amountCents US cents
    public boolean covers(UUID tenantId, long amountCents) {
        return balances.load(Streams.balance(tenantId)).invoke(balance -> balance.covers(amountCents));
    }

    /// Takes the fee of one billing cycle.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `402 balance_insufficient`
    public void debitFee(DebitFee command) {
        load(command).execute(balance -> balance.handle(command));
    }

    /// Tells the tenant that a fee is due which the balance does not cover.
    public void announceDepletion(AnnounceDepletion command) {
        load(command).execute(balance -> balance.handle(command));
    }

    /// Adds a payment and returns its line of the ledger.
    public TransactionResource credit(CreditBalance command) {
        return load(command).invoke(balance -> balance.handle(command));
    }

    /// Takes all the amounts or none of them.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `402 balance_insufficient`
    public void debit(DebitBalance command) {
        load(command).execute(balance -> balance.handle(command));
    }

    /// Gives one debit back.
    public void refund(RefundDebit command) {
        load(command).execute(balance -> balance.handle(command));
    }

    private Aggregate<Balance> load(BalanceCommand command) {
        return balances.load(command.stream());
    }
}
