package com.voepy.numbers.query.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A node's way to the database, which ends when the node is killed: nothing that the node does afterwards is written.
final class Mortal extends DelegatingDataSource {

    private volatile boolean dead;

    Mortal(DataSource target) {
        super(target);
    }

    void kill() {
        dead = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (dead) {
            throw new SQLException("killed");
        }
        return super.getConnection();
    }
}
