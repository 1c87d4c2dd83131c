package com.voepy.numbers.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TestDatabaseTest {

    @Test
    void two_databases_know_nothing_of_each_other() {
        var one = TestDatabase.create();
        var other = TestDatabase.create();
        one.jdbc().sql("CREATE TABLE only_here (id int)").update();
        assertThat(other.jdbc()
                        .sql("SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
