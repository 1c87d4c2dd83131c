package com.voepy.numbers.command.lookup;

import com.voepy.numbers.command.balance.BalanceCommand.Debit;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.carrier.LookupAnswer;
import com.voepy.numbers.command.catalogue.Catalogue;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.numbering.DialPlan;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.LookupEvent.NumberLookedUp;
import com.voepy.numbers.kernel.LookupType;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// What a lookup costs before the carrier is asked, and the debit that its answer is given for.
@Component
class LookupHandlers {

    private final Repository<Lookup> lookups;
    private final Balances balances;
    private final Catalogue catalogue;
    private final NewIds ids;

    LookupHandlers(Repository<Lookup> lookups, Balances balances, Catalogue catalogue, NewIds ids) {
        this.lookups = lookups;
        this.balances = balances;
        this.catalogue = catalogue;
        this.ids = ids;
    }

    /// Asks what a lookup costs the tenant now, and whether the balance covers it. Changes nothing.
    record PriceLookup(UUID tenantId, LookupType type) {}

    /// Pays for what the carrier said.
    ///
    /// @param facts of the number
    /// @param costCents the price at the time the carrier was asked, US cents
    record RecordLookup(LookupRequest request, DialPlan.Facts facts, LookupAnswer.Known known, long costCents) {}

    /// @throws com.voepy.numbers.kit.problem.Rejection `402 balance_insufficient`
    @CommandHandler
    long handle(PriceLookup command) {
        var tier = catalogue.pricesOf(command.tenantId()).tier();
        var costCents = switch (command.type()) {
            case CARRIER -> tier.carrierLookupPriceCents();
            case CALLER_NAME -> tier.callerNameLookupPriceCents();
        };
        balances.require(command.tenantId(), costCents);
        return costCents;
    }

    /// The debit, the fact and the answer are there together or not at all: a balance that was used up meanwhile is
    /// refused with 402, and the answer is not given.
    @CommandHandler
    Answer handle(RecordLookup command) throws Exception {
        var request = command.request();
        var known = command.known();
        balances.debit(new DebitBalance(
                request.tenantId(),
                List.of(new Debit(command.costCents(), cause(request.type()), null, null, request.phoneNumber()))));
        var lookedUp = new NumberLookedUp(
                ids.next("lookup"),
                request.tenantId(),
                request.phoneNumber(),
                request.type(),
                isFound(known),
                command.costCents());
        lookups.newInstance(() -> new Lookup(lookedUp));
        var answer = Answer.ok(LookupResource.of(request.phoneNumber(), command.facts(), known, command.costCents()));
        return switch (request.type()) {
            case CARRIER -> answer;
            // A person's name: in the log it is readable by nobody.
            case CALLER_NAME -> answer.withSecret();
        };
    }

    private static boolean isFound(LookupAnswer.Known known) {
        var caller = known.callerName();
        return known.carrier() != null || caller != null && caller.name() != null;
    }

    private static DebitCause cause(LookupType type) {
        return switch (type) {
            case CARRIER -> DebitCause.NUMBER_LOOKUP_CARRIER;
            case CALLER_NAME -> DebitCause.NUMBER_LOOKUP_CALLER_NAME;
        };
    }
}
