package io.rapport.command;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rapport.command.kernel.people.TellsOfPeople;
import io.rapport.command.kernel.rules.RefersTo;
import io.rapport.command.kernel.rules.RejectedException;
import io.rapport.command.kernel.rules.Rejection;
import io.rapport.command.platform.aggregate.ExistingAggregates;
import io.rapport.command.platform.aggregate.KnownMembers;
import io.rapport.command.platform.aggregate.Owned;
import io.rapport.command.platform.aggregate.SnapshotState;
import io.rapport.command.platform.commands.Policy;
import io.rapport.events.introduction.Pair;
import io.rapport.events.mission.About;
import io.rapport.events.relationship.HowMet;
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

    /** All contexts, those that there will be too: whoever makes a package below it is guarded from the first day. */
    private static final String DOMAIN = "io.rapport.command.domain..";

    private static final String KERNEL = "io.rapport.command.kernel..";
    private static final String PLATFORM = "io.rapport.command.platform..";

    @ArchTest
    static final ArchRule readModelsAreNotKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rapport.query..", "io.rapport.local..", "com.mongodb..")
            .because("writing is separate from reporting");

    @ArchTest
    static final ArchRule everythingHasItsRoom = classes()
            .that()
            .doNotHaveSimpleName("CommandService")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(DOMAIN, KERNEL, PLATFORM)
            .because("a rule of this test reaches what is in one of the three");

    @ArchTest
    static final ArchRule contextsStandAlone = slices().matching("io.rapport.command.domain.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each bounded context keeps its own rules");

    @ArchTest
    static final ArchRule thePlatformKnowsNoContext = noClasses()
            .that()
            .resideInAnyPackage(PLATFORM, KERNEL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DOMAIN)
            .because("a new context needs no line of it");

    @ArchTest
    static final ArchRule noPackageOfThePlatformRestsOnItself = slices().matching("io.rapport.command.platform.(**)")
            .should()
            .beFreeOfCycles()
            .because("whoever changes how commands are sent need not know what publishes events");

    @ArchTest
    static final ArchRule theKernelKnowsNothing = noClasses()
            .that()
            .resideInAPackage(KERNEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DOMAIN, PLATFORM)
            .because("it is what all contexts share");

    /** What an engineer of the domain needs of others, and why. */
    @ArchTest
    static final ArchRule contextsUseWhatIsMeantForThem = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    DOMAIN,
                    KERNEL,
                    // Says what an aggregate is.
                    "io.rapport.command.platform.aggregate",
                    // Sends commands, and answers.
                    "io.rapport.command.platform.commands",
                    // Invitations and calendars that are opened without a token, and keyed hashes.
                    "io.rapport.command.platform.secrets",
                    // The contract.
                    "io.rapport.events..",
                    // Whose an operation is.
                    "io.rapport.web.security",
                    // What keeps a part from its work, in words of ours.
                    "io.rapport.trouble",
                    "java..",
                    // HMAC.
                    "javax.crypto..",
                    "org.jspecify.annotations",
                    // Shape of bodies, and its description.
                    "jakarta.validation..",
                    "com.fasterxml.jackson.annotation",
                    "io.swagger.v3.oas..",
                    "org.springdoc.core.customizers",
                    // Controllers and configurations.
                    "org.springframework.web.bind.annotation",
                    "org.springframework.http",
                    "org.springframework.context.annotation",
                    "org.springframework.beans.factory.annotation",
                    // Rows that a rule across aggregates needs beside the events.
                    "org.springframework.jdbc.core.simple",
                    "org.springframework.transaction..",
                    "org.slf4j",
                    // Handlers of commands and events.
                    "org.axonframework.commandhandling",
                    "org.axonframework.eventsourcing",
                    "org.axonframework.modelling.command",
                    // What policies are asked about, and events that they read.
                    "org.axonframework.messaging..",
                    "org.axonframework.common..",
                    "org.axonframework.eventhandling",
                    "org.axonframework.eventsourcing.eventstore")
            .because("what else is needed is a decision, with a line here that says why");

    /** A relationship's own commands are checked by the relationship. */
    @ArchTest
    static final ArchRule commandsThatNamePeopleSaySo = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .resideOutsideOfPackage("..relationship..")
            .and()
            .areRecords()
            .and(DescribedPredicate.describe("are commands that name a person", CommandServiceRulesTest::namesPerson))
            .should()
            .beAssignableTo(TellsOfPeople.class)
            .because("whether they were met, and are kept in touch with, is asked about all of them");

    @ArchTest
    static final ArchRule commandsThatNameGatheringsSaySo = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .resideOutsideOfPackage("..gathering..")
            .and()
            .areRecords()
            .and(DescribedPredicate.describe(
                    "are commands that name a gathering", CommandServiceRulesTest::namesGathering))
            .should()
            .beAssignableTo(RefersTo.class)
            .because("whether the member has what is named is asked about all of them");

    private static boolean namesGathering(JavaClass type) {
        return isCommand(type)
                && type.getFields().stream()
                        .anyMatch(field -> field.getName().equals("gatheringId")
                                || field.getRawType().isEquivalentTo(HowMet.class)
                                || field.getRawType().isEquivalentTo(About.class));
    }

    /** What a controller asks somebody else for, it could make a rule of. */
    @ArchTest
    static final ArchRule controllersSendCommandsAndNothingElse = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage(DOMAIN)
            .and()
            .areNotStatic()
            .should()
            .haveRawType(
                    resideInAnyPackage("io.rapport.command.platform.commands", "io.rapport.command.platform.secrets"))
            .because("a rule across aggregates is a policy on the way of every command, and no controller has a rule");

    @ArchTest
    static final ArchRule controllersRejectNothing = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .and()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat(assignableTo(RejectedException.class)
                    .or(assignableTo(Rejection.class))
                    .or(assignableTo(Policy.class)))
            .because("a request is refused by its shape, an aggregate or a policy");

    @ArchTest
    static final ArchRule policiesAloneLookBeyondOneAggregate = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .areNotAssignableTo(Policy.class)
            .and()
            .haveSimpleNameNotStartingWith("Stored")
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ExistingAggregates.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(KnownMembers.class)
            .because("whoever asks for others has a rule to ask for, and that is a policy's");

    private static boolean isCommand(JavaClass type) {
        return type.getAllRawInterfaces().stream()
                .anyMatch(parent -> parent.getSimpleName().endsWith("Command"));
    }

    private static boolean namesPerson(JavaClass type) {
        return isCommand(type)
                && type.getFields().stream()
                        .anyMatch(field -> field.getName().equals("relationshipId")
                                || field.getName().equals("invitationId")
                                || field.getRawType().isEquivalentTo(Pair.class)
                                || field.getRawType().isEquivalentTo(About.class));
    }

    @ArchTest
    static final ArchRule aggregatesHaveAnOwner = classes()
            .that()
            .containAnyMethodsThat(annotatedWith(EventSourcingHandler.class))
            .should()
            .beAssignableTo(Owned.class)
            .because("one place checks whose an aggregate is, before any of its handlers");

    @ArchTest
    static final ArchRule aggregatesHaveSnapshots = classes()
            .that()
            .containAnyMethodsThat(annotatedWith(EventSourcingHandler.class))
            .should()
            .beAnnotatedWith(SnapshotState.class)
            .because("a long history is read in one step");

    @ArchTest
    static final ArchRule timeChanceAndIdsComeWithTheCommand = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, KERNEL)
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
            .resideOutsideOfPackage("io.rapport.command.platform.relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
            .because("PostgreSQL is the truth, and the topic is made from it in one place");
}
