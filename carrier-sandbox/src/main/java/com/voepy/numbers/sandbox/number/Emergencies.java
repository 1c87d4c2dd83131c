package com.voepy.numbers.sandbox.number;

import static com.voepy.numbers.sandbox.api.Sql.at;

import com.voepy.numbers.sandbox.work.DueWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Emergency service of numbers, in the database; what takes time is done when it is due.
@Component
class Emergencies implements DueWork {

    private final JdbcClient jdbc;
    private final InstantSource time;

    Emergencies(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Emergency of(OwnedNumber number) {
        return of(List.of(number)).getOrDefault(number.id(), Emergency.NONE);
    }

    Map<Long, Emergency> of(Collection<OwnedNumber> numbers) {
        Map<Long, Emergency> found = new HashMap<>();
        jdbc.sql("SELECT * FROM sandbox.number_emergency WHERE phone_number_id = ANY (:ids)")
                .param("ids", numbers.stream().map(OwnedNumber::id).toArray(Long[]::new))
                .query(row -> {
                    found.put(
                            row.getLong("phone_number_id"),
                            new Emergency(
                                    row.getString("address_id"), row.getBoolean("enabled"), row.getString("status")));
                });
        return found;
    }

    /// @param next what its status becomes after the wait, or null
    void save(long numberId, Emergency emergency, @Nullable String next, Duration wait) {
        jdbc.sql("""
                INSERT INTO sandbox.number_emergency
                    (phone_number_id, address_id, enabled, status, next_status, settles_at)
                VALUES (:number, :address::bigint, :enabled, :status, :next, :settlesAt)
                ON CONFLICT (phone_number_id) DO UPDATE SET address_id = excluded.address_id,
                    enabled = excluded.enabled, status = excluded.status, next_status = excluded.next_status,
                    settles_at = excluded.settles_at
                """)
                .param("number", numberId)
                .param("address", emergency.addressId())
                .param("enabled", emergency.enabled())
                .param("status", emergency.status())
                .param("next", next)
                .param("settlesAt", next == null ? null : at(time.instant().plus(wait)))
                .update();
    }

    void forget(long numberId) {
        jdbc.sql("DELETE FROM sandbox.number_emergency WHERE phone_number_id = :number")
                .param("number", numberId)
                .update();
    }

    @Override
    public boolean doSome() {
        jdbc.sql("""
                UPDATE sandbox.number_emergency SET status = next_status, next_status = NULL, settles_at = NULL,
                    enabled = next_status = 'active',
                    address_id = CASE WHEN next_status = 'disabled' THEN NULL ELSE address_id END
                WHERE settles_at <= :now
                """).param("now", at(time.instant())).update();
        return false;
    }
}
