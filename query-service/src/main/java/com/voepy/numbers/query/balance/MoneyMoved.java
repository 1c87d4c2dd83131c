package com.voepy.numbers.query.balance;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The money that moved for something, added up over all ledgers that name it.
@Component
public class MoneyMoved {

    private static final String[] TYPES = Arrays.stream(BalanceEvent.class.getPermittedSubclasses())
            .map(type -> EventTypes.nameOf(type.asSubclass(Event.class)))
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    /// @param debitedCents taken from balances, US cents
    /// @param creditedCents paid in or given back, US cents
    public record Total(long debitedCents, long creditedCents, int movements) {}

    MoneyMoved(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param tenantId whose ledger; null for everybody's
    /// @param name a phone number, or the id of a resource
    public Total naming(@Nullable UUID tenantId, String name) {
        return jdbc.sql("""
            SELECT coalesce(-sum(cents) FILTER (WHERE cents < 0), 0) AS debited,
                   coalesce(sum(cents) FILTER (WHERE cents > 0), 0) AS credited,
                   count(*) AS movements
            FROM (
                SELECT (line.body ->> 'amount_cents')::bigint AS cents
                FROM view.event_reference reference JOIN view.event USING (position)
                JOIN view.transaction line ON line.tenant_id = event.tenant_id AND line.created = event.position
                WHERE reference.name = :name AND event.type = ANY (:types)
                AND (:tenant::uuid IS NULL OR event.tenant_id = :tenant::uuid)
            ) moved
            """)
                .param("name", name)
                .param("types", TYPES)
                .param("tenant", tenantId)
                .query((row, _) -> new Total(row.getLong("debited"), row.getLong("credited"), row.getInt("movements")))
                .single();
    }
}
