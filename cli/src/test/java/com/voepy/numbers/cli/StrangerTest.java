package com.voepy.numbers.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StrangerTest {

    @Test
    void the_command_line_knows_the_product_by_its_http_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "com.sun.net.httpserver..",
                        "com.voepy.numbers.cli..",
                        // What verifies evidence is plain Java, and the same on every machine.
                        "com.voepy.numbers.evidence..",
                        "picocli..",
                        "tools.jackson..",
                        "com.standardwebhooks..",
                        "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("com.voepy.numbers.cli"));
    }
}
