package com.voepy.numbers.sandbox.api;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells whoever started it that it is ready; no part of the protocol, and open to all.
@RestController
class HealthController {

    static final String PATH = "/health";

    private final JdbcClient jdbc;

    HealthController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Answers 500 while the database doesn't.
    @GetMapping(PATH)
    Health health() {
        return new Health(jdbc.sql("SELECT 'up'").query(String.class).single());
    }

    record Health(String status) {}
}
