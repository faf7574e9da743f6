package io.rapport.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = RapportEvent.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependsOnLittle = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.rapport.events..",
                    "java..",
                    "org.jspecify.annotations",
                    "com.fasterxml.jackson.annotation",
                    "tools.jackson..")
            .because("both services and every other consumer share this module, and none should inherit a framework");

    @ArchTest
    static final ArchRule eventsAreRecords = classes()
            .that()
            .implement(RapportEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .because("an event is a plain value that nobody changes");

    @ArchTest
    static final ArchRule theVocabularyKnowsNoJson = classes()
            .that()
            .resideInAnyPackage(
                    "io.rapport.events.relationship",
                    "io.rapport.events.goal",
                    "io.rapport.events.gathering",
                    "io.rapport.events.member")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.rapport.events..", "java..", "org.jspecify.annotations", "com.fasterxml.jackson.annotation")
            .because("how events are written is the codec's affair, but for the names of sealed kinds");
}
