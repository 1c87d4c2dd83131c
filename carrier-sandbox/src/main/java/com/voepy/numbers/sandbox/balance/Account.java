package com.voepy.numbers.sandbox.balance;

import com.voepy.numbers.sandbox.SandboxProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The customer's prepaid balance with this carrier.
@Component
public class Account {

    private final JdbcClient jdbc;

    Account(JdbcClient jdbc, SandboxProperties properties) {
        this.jdbc = jdbc;
        jdbc.sql("INSERT INTO sandbox.account (balance_cents) VALUES (:cents) ON CONFLICT DO NOTHING")
                .param("cents", properties.balanceCents())
                .update();
    }

    /// @return US cents
    long balanceCents() {
        return jdbc.sql("SELECT balance_cents FROM sandbox.account")
                .query(Long.class)
                .single();
    }

    /// Takes money if there is enough of it.
    ///
    /// The row it locks is everybody's, so do it last in a transaction.
    ///
    /// @return whether there was
    public boolean debit(long cents) {
        return jdbc.sql(
                                "UPDATE sandbox.account SET balance_cents = balance_cents - :cents WHERE balance_cents >= :cents")
                        .param("cents", cents)
                        .update()
                == 1;
    }

    /// Gives money back.
    public void credit(long cents) {
        jdbc.sql("UPDATE sandbox.account SET balance_cents = balance_cents + :cents")
                .param("cents", cents)
                .update();
    }
}
