package com.voepy.numbers.standalone.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the parts of the product keep from one another, and what their classes must not do.
///
/// @param root the package that `command`, `query`, `sandbox`, `kit`, `events`, `kernel` and `resource` are in
record Rules(String root) {

    private static final String WORDLESS = ".*(Util|Utils|Helper|Helpers|Manager|Impl|Dto|DTO|Misc)";

    private static final Set<String> TIME_AND_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID");

    List<ArchRule> all() {
        return List.of(
                commandsDoNotKnowQueries(),
                queriesDoNotKnowCommands(),
                theSandboxIsAStranger(),
                nobodyKnowsTheSandbox(),
                theKitServesBothSides(),
                theLanguageIsPlainJava(),
                aggregatesLookAtNoClockAndRollNoDice(),
                aggregatesAreInjectedNothing(),
                whoFollowsTheLogNamesItsGroup(),
                controllersAreNobodysBusiness(),
                endpointsSayWhatTheyAnswer(),
                everyPackageSaysWhatMayBeNull(),
                namesSaySomething());
    }

    ArchRule commandsDoNotKnowQueries() {
        return noClasses()
                .that()
                .resideInAPackage(in("command"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("query"));
    }

    ArchRule queriesDoNotKnowCommands() {
        return noClasses()
                .that()
                .resideInAPackage(in("query"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("command"), "org.axonframework..");
    }

    ArchRule theSandboxIsAStranger() {
        return noClasses()
                .that()
                .resideInAPackage(in("sandbox"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("command"), in("query"), in("kit"), in("events"), in("kernel"), in("resource"));
    }

    ArchRule nobodyKnowsTheSandbox() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("command"), in("query"), in("kit"), in("events"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("sandbox"));
    }

    ArchRule theKitServesBothSides() {
        return noClasses()
                .that()
                .resideInAPackage(in("kit"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("command"), in("query"), "org.axonframework..");
    }

    ArchRule theLanguageIsPlainJava() {
        return classes()
                .that()
                .resideInAnyPackage(in("events"), in("kernel"), in("resource"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..",
                        in("events"),
                        in("kernel"),
                        in("resource"));
    }

    ArchRule aggregatesLookAtNoClockAndRollNoDice() {
        return noClasses()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe("asks the time or chance", Rules::isTimeOrChance));
    }

    ArchRule aggregatesAreInjectedNothing() {
        return fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .notBeAnnotatedWith(Autowired.class)
                .andShould()
                .notBeAnnotatedWith(Value.class)
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource");
    }

    /// Axon would name the group after the package, and nobody would miss it when the class moves.
    ArchRule whoFollowsTheLogNamesItsGroup() {
        return classes()
                .that(DescribedPredicate.describe("handle events", Rules::handlesEvents))
                .should(beAnnotatedWith(ProcessingGroup.class));
    }

    ArchRule controllersAreNobodysBusiness() {
        return classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .andShould()
                .haveSimpleNameEndingWith("Controller");
    }

    /// `docs/openapi.json` is made of what they say.
    ArchRule endpointsSayWhatTheyAnswer() {
        return methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and(DescribedPredicate.describe("need a scope", Rules::needsScope))
                .should()
                .beAnnotatedWith(AnswersWith.class);
    }

    ArchRule everyPackageSaysWhatMayBeNull() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(
                                    SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                        }
                    }
                });
    }

    ArchRule namesSaySomething() {
        return noClasses().that().resideInAPackage(root + "..").should().haveNameMatching(WORDLESS);
    }

    /// Inside one module packages are features, and features that need each other are one.
    ArchRule noCirclesIn(String module) {
        return slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles();
    }

    private String in(String part) {
        return root + "." + part + "..";
    }

    private static boolean isTimeOrChance(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        var owner = target.getOwner().getFullName();
        return TIME_AND_CHANCE.contains(owner + "." + target.getName())
                || owner.startsWith("java.time.") && (target.getName().equals("now") || owner.endsWith("Clock"))
                || owner.endsWith("Random");
    }

    private static boolean needsScope(JavaMethod method) {
        return method.isAnnotatedWith(RequiresScope.class) || method.getOwner().isAnnotatedWith(RequiresScope.class);
    }

    private static boolean handlesEvents(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method ->
                        method.isAnnotatedWith(EventHandler.class) || method.isAnnotatedWith(SagaEventHandler.class));
    }
}
