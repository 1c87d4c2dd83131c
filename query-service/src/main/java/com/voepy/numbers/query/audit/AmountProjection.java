package com.voepy.numbers.query.audit;

import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.projection.Changed;
import com.voepy.numbers.query.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.event_amount`: which amounts of money an event names.
@Component
class AmountProjection implements Projection {

    private static final String AMOUNTS = """
        INSERT INTO view.event_amount (position, amount_cents) SELECT * FROM unnest(?::bigint[], ?::bigint[])
        ON CONFLICT (position, amount_cents) DO NOTHING
        """;

    private final JdbcTemplate jdbc;

    AmountProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "event-amounts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("view.event_amount");
    }

    @Override
    public Batch begin(List<LoggedEvent> events) {
        return new Gathering();
    }

    private final class Gathering implements Batch {

        private final List<Long> positions = new ArrayList<>();
        private final List<Long> amounts = new ArrayList<>();

        @Override
        public List<Changed> apply(LoggedEvent logged) {
            for (var cents : Amounts.in(logged.event())) {
                positions.add(logged.position());
                amounts.add(cents);
            }
            return List.of();
        }

        @Override
        public void flush() {
            if (!positions.isEmpty()) {
                jdbc.update(AMOUNTS, statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
                    statement.setArray(2, connection.createArrayOf("bigint", amounts.toArray()));
                });
            }
        }
    }
}
