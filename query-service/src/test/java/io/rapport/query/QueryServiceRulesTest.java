package io.rapport.query;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.rapport.parts.WrittenByHand;
import io.rapport.query.platform.projection.Projection;
import io.rapport.query.platform.reading.SecretDocuments;
import java.lang.reflect.Parameter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AnalyzeClasses(
        packages = "io.rapport.query",
        importOptions = {ImportOption.DoNotIncludeTests.class, WrittenByHand.class})
class QueryServiceRulesTest {

    /** All read models, those that there will be too. */
    private static final String MODELS = "io.rapport.query.models..";

    private static final String PLATFORM = "io.rapport.query.platform..";

    private static final String ENGINE = "io.rapport.query.platform.engine..";

    /** What a read model implements, and where queries find what came of it. */
    private static final String PROJECTION = "io.rapport.query.platform.projection..";

    private static final String READING = "io.rapport.query.platform.reading..";

    private static final String RULES = "io.rapport.query.rules..";

    @ArchTest
    static final ArchRule everythingHasItsRoom = classes()
            .that()
            .doNotHaveSimpleName("QueryService")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(MODELS, PLATFORM, RULES)
            .because("a rule of this test reaches what is in one of the three");

    @ArchTest
    static final ArchRule thePlatformKnowsNoReadModel = noClasses()
            .that()
            .resideInAPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MODELS)
            .because("a new read model needs no line of it");

    @ArchTest
    static final ArchRule readModelsDoNotKnowWhatRunsThem = noClasses()
            .that()
            .resideInAPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE)
            .because("what they implement is in projection, and what they read from in reading");

    @ArchTest
    static final ArchRule whatIsImplementedRestsOnNothing = noClasses()
            .that()
            .resideInAPackage(PROJECTION)
            .should()
            .dependOnClassesThat(resideInAPackage(PLATFORM).and(not(resideInAPackage(PROJECTION))))
            .because("a read model is an event's meaning, whatever runs it");

    @ArchTest
    static final ArchRule theMachineryIsTheEnginesOwn = noClasses()
            .that()
            .resideOutsideOfPackages(ENGINE, READING)
            .should()
            .dependOnClassesThat(resideInAPackage(ENGINE)
                    .and(not(resideInAnyPackage(
                            "io.rapport.query.platform.engine",
                            "io.rapport.query.platform.engine.asks",
                            "io.rapport.query.platform.engine.member"))))
            .because("others start it, answer what it asks, and fold single members as it does");

    @ArchTest
    static final ArchRule noPackageOfThePlatformRestsOnItself = slices().matching("io.rapport.query.platform.(**)")
            .should()
            .beFreeOfCycles()
            .because("whoever changes how documents are written need not know what feeds partitions");

    @ArchTest
    static final ArchRule rulesKnowEventsAndValuesAlone = noClasses()
            .that()
            .resideInAPackage(RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODELS, PLATFORM, "org.springframework..", "com.mongodb..", "org.bson..", "java.io..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .because("several read models go by them, each in its own time");

    @ArchTest
    static final ArchRule nobodyReadsWithoutAnOwner = noClasses()
            .that()
            .resideInAPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(MongoCollection.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(MongoDatabase.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(MongoClient.class)
            .because("OwnedDocuments asks whose they are, and there is no other way to them");

    @ArchTest
    static final ArchRule closedSetsOfWordsAreTypes = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should(takeTextForWhatMayBeAnyText())
            .because(
                    "a word that is none of an enumeration is refused by name, and a text that nobody knows finds nothing");

    @ArchTest
    static final ArchRule secretsOpenCalendarsAlone = noClasses()
            .that()
            .resideInAPackage(MODELS)
            .and()
            .doNotHaveSimpleName("CalendarFeeds")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SecretDocuments.class)
            .because("what is asked for without an owner is a decision, with a name here");

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
            .resideInAPackage(MODELS)
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
            .resideOutsideOfPackages(ENGINE, "io.rapport.query.platform.witness..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("what an event has been through is for the engine alone to know; a witness looks for itself");

    @ArchTest
    static final ArchRule readModelsStandAlone = slices().matching("io.rapport.query.models.(*)..")
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

    /**
     * What is written as a text: what people wrote, what an answer gave, and what its reader takes apart and checks.
     */
    private static final Set<String> TEXTS = Set.of("tag", "skill", "cursor", "from", "to", "type");

    private static ArchCondition<JavaMethod> takeTextForWhatMayBeAnyText() {
        return new ArchCondition<>("take a text for what may be any text") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (Parameter parameter : method.reflect().getParameters()) {
                    if (parameter.isAnnotationPresent(RequestParam.class)
                            && parameter.getParameterizedType().getTypeName().contains("java.lang.String")
                            && !TEXTS.contains(parameter.getName())) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " takes " + parameter.getName() + " as any text"));
                    }
                }
            }
        };
    }
}
