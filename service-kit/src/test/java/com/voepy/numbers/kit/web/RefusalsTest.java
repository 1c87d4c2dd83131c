package com.voepy.numbers.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.problem.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalsTest {

    @Test
    void a_refusal_is_found_however_deep_it_was_wrapped() {
        var refusal = ErrorCode.NUMBER_RELEASED.because("It was released.");
        assertThat(Refusals.of(new IllegalStateException(new RuntimeException(refusal))))
                .isSameAs(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01"})
    void a_database_that_is_away_is_a_reason_to_come_back(String state) {
        var refusal = Refusals.of(new IllegalStateException(new SQLException("db-host-7 is gone", state)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(refusal.retryAfterSeconds()).isPositive();
        assertThat(refusal.detail()).doesNotContain("db-host-7");
    }

    @Test
    void a_pool_without_a_free_connection_is_a_reason_to_come_back() {
        var timeout = new SQLTransientConnectionException("pool - Connection is not available");
        assertThat(Refusals.of(new CannotGetJdbcConnectionException("no connection", timeout))
                        .code())
                .isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void wrong_sql_is_our_mistake() {
        assertThat(Refusals.of(new SQLException("relation does not exist", "42P01"))
                        .code())
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void a_circle_of_causes_ends() {
        var outer = new RuntimeException("outer");
        outer.initCause(new RuntimeException("inner", outer));
        assertThat(Refusals.of(outer).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }
}
