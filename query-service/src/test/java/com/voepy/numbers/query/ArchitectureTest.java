package com.voepy.numbers.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.NewEvent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {

    static final JavaClasses QUERY_SIDE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("com.voepy.numbers.query");

    @Test
    void the_query_side_does_not_know_the_command_side() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.voepy.numbers.command..", "org.axonframework..")
                .check(QUERY_SIDE);
    }

    @Test
    void the_query_side_never_writes_an_event() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(EventAppender.class, NewEvent.class)
                .check(QUERY_SIDE);
    }

    @Test
    void controllers_are_nobodys_business() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .andShould()
                .haveSimpleNameEndingWith("Controller")
                .check(QUERY_SIDE);
    }

    @Test
    void packages_do_not_go_round_in_circles() {
        slices().matching("com.voepy.numbers.query.(*)..")
                .should()
                .beFreeOfCycles()
                .check(QUERY_SIDE);
    }
}
