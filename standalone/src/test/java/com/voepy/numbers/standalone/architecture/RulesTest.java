package com.voepy.numbers.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that cannot fail holds nothing: each finds what is wrong with the classes in `fixture`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesTest {

    static final String ROOT = RulesTest.class.getPackageName() + ".fixture";
    static final JavaClasses WRONG = new ClassFileImporter().importPackages(ROOT);

    static List<ArchRule> rules() {
        return new Rules(ROOT).all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void is_broken_by_a_class_that_breaks_it(ArchRule rule) {
        assertThat(rule.evaluate(WRONG).hasViolation()).isTrue();
    }

    @Test
    void packages_that_go_round_in_circles_are_found() {
        assertThat(new Rules(ROOT).noCirclesIn("circle").evaluate(WRONG).hasViolation())
                .isTrue();
    }

    @Test
    void both_time_and_chance_and_every_injection_are_found() {
        assertThat(new Rules(ROOT)
                        .aggregatesLookAtNoClockAndRollNoDice()
                        .evaluate(WRONG)
                        .getFailureReport()
                        .getDetails())
                .hasSize(2);
        assertThat(new Rules(ROOT)
                        .aggregatesAreInjectedNothing()
                        .evaluate(WRONG)
                        .getFailureReport()
                        .getDetails())
                .hasSize(1);
    }

    @Test
    void sql_on_the_wrong_side_is_found() {
        assertThat(ForbiddenText.in(
                        List.of("SELECT * FROM view.number", "FROM log.event"), ArchitectureTest.READ_MODEL))
                .containsExactly("SELECT * FROM view.number");
        assertThat(ForbiddenText.in(
                        List.of("insert into log.event", "SELECT * FROM log.event", "UPDATE view.number"),
                        ArchitectureTest.WRITE_TO_THE_LOG))
                .containsExactly("insert into log.event");
    }
}
