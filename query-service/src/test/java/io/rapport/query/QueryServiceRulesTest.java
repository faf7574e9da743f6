package io.rapport.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rapport.parts.WrittenByHand;
import io.rapport.query.engine.Projection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(
        packages = "io.rapport.query",
        importOptions = {ImportOption.DoNotIncludeTests.class, WrittenByHand.class})
class QueryServiceRulesTest {

    @ArchTest
    static final ArchRule onlyEventsAreShared = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..", "io.rapport.command..", "io.rapport.local..")
            .because("commands and aggregates are private to command-service");

    @ArchTest
    static final ArchRule foldsDoNoInputOrOutput = noClasses()
            .that()
            .haveSimpleNameEndingWith("Fold")
            .and()
            .resideOutsideOfPackage("..engine..")
            .or()
            .areAssignableTo(Projection.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.apache.kafka..", "java.io..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("the same fold serves the live view, the rebuild and the proof that both agree");

    @ArchTest
    static final ArchRule onlyTheEngineReadsTheTopic = noClasses()
            .that()
            .resideOutsideOfPackage("..engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("what an event has been through is for the engine alone to know");

    @ArchTest
    static final ArchRule readModelsStandAlone = slices().matching("io.rapport.query.(timeline|relationship|goal)..")
            .should()
            .notDependOnEachOther()
            .because("each one is folded, rebuilt and read on its own");

    @ArchTest
    static final ArchRule controllersArePrivate = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .notBePublic()
            .because("they are reached over HTTP and in no other way");
}
