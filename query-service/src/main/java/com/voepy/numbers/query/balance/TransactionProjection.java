package com.voepy.numbers.query.balance;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.view.ResourceProjection;
import com.voepy.numbers.query.view.ResourceTable;
import com.voepy.numbers.resource.TransactionResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.transaction`, one row for every event that moves money.
@Component
public class TransactionProjection extends ResourceProjection<TransactionResource> {

    public static final ResourceTable<TransactionResource> TABLE =
            new ResourceTable<>("view.transaction", TransactionResource.class, List.of());

    TransactionProjection(JdbcTemplate jdbc) {
        super(TABLE, jdbc);
    }

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    protected @Nullable Subject subjectOf(LoggedEvent logged) {
        var transaction = transactionOf(logged);
        return transaction == null ? null : new Subject(transaction.id(), ((BalanceEvent) logged.event()).tenantId());
    }

    @Override
    protected @Nullable TransactionResource after(@Nullable TransactionResource before, LoggedEvent logged) {
        return transactionOf(logged);
    }

    @Override
    protected boolean isOfOneEvent() {
        return true;
    }

    private static @Nullable TransactionResource transactionOf(LoggedEvent logged) {
        return logged.event() instanceof BalanceEvent event
                ? TransactionResource.of(event, logged.sequence(), logged.occurredAt())
                : null;
    }
}
