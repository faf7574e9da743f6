package io.rapport.command;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rapport.parts.WrittenByHand;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
        packages = "io.rapport.command",
        importOptions = {ImportOption.DoNotIncludeTests.class, WrittenByHand.class})
class CommandServiceRulesTest {

    private static final String[] CONTEXTS = {"..relationship..", "..goal..", "..gathering..", "..member.."};

    @ArchTest
    static final ArchRule readModelsAreNotKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rapport.query..", "io.rapport.local..", "com.mongodb..")
            .because("writing is separate from reporting");

    @ArchTest
    static final ArchRule contextsStandAlone = slices().matching(
                    "io.rapport.command.(relationship|goal|gathering|member)..")
            .should()
            .notDependOnEachOther()
            .because("each bounded context keeps its own rules");

    @ArchTest
    static final ArchRule timeChanceAndIdsComeWithTheCommand = noClasses()
            .that()
            .resideInAnyPackage(CONTEXTS)
            .or()
            .resideInAnyPackage("..rules..", "..time..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("the same commands on the same history have to give the same events");

    @ArchTest
    static final ArchRule aggregatesDoNoInputOrOutput = noClasses()
            .that()
            .containAnyMethodsThat(annotatedWith(EventSourcingHandler.class))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.slf4j..")
            .because("an aggregate is its rules and nothing else");

    @ArchTest
    static final ArchRule aggregatesArePrivate = classes()
            .that()
            .containAnyMethodsThat(annotatedWith(EventSourcingHandler.class))
            .should()
            .notBePublic()
            .because("they are reached by commands and in no other way");

    @ArchTest
    static final ArchRule controllersArePrivate = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .notBePublic()
            .because("they are reached over HTTP and in no other way");

    @ArchTest
    static final ArchRule onlyTheRelaySpeaksKafka = noClasses()
            .that()
            .resideOutsideOfPackage("..relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
            .because("PostgreSQL is the truth, and the topic is made from it in one place");
}
