package io.rapport.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.rapport.events.PersonalData;
import io.rapport.events.Seals;
import io.rapport.events.relationship.Person;
import io.rapport.parts.WrittenByHand;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(
        packages = "io.rapport.analytics",
        importOptions = {ImportOption.DoNotIncludeTests.class, WrittenByHand.class})
class AnalyticsRulesTest {

    private static final DescribedPredicate<JavaMethodCall> READS_WHAT_IS_PERSONAL = DescribedPredicate.describe(
            "a component that is personal",
            call -> call.getTargetOwner()
                    .tryGetField(call.getName())
                    .map(field -> field.isAnnotatedWith(PersonalData.class))
                    .orElse(false));

    @ArchTest
    static final ArchRule nothingPersonalIsRead = noClasses()
            .should()
            .callMethodWhere(READS_WHAT_IS_PERSONAL)
            .because("figures are of kinds, days and ratings");

    /** Does what nobody may do here. */
    record Nosy(Person person) {

        String look() {
            return person.name();
        }
    }

    @ArchTest
    static void whoeverReadsWhatIsPersonalIsFound(JavaClasses ours) {
        JavaClasses nosy = new ClassFileImporter().importClasses(Nosy.class);
        assertThat(nothingPersonalIsRead.evaluate(nosy).hasViolation()).isTrue();
    }

    @ArchTest
    static final ArchRule thereAreNoKeys = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.rapport.keyring..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Seals.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("io.rapport.query.platform.keys..")
            .because("what is sealed stays so here");

    @ArchTest
    static final ArchRule figuresAreOfGroupsAlone = noClasses()
            .that()
            .resideOutsideOfPackage("io.rapport.analytics.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.rapport.query.platform.engine..", "io.rapport.query.platform.reading..")
            .because("documents of single members are not to be had; TenantDocuments gives groups");

    @ArchTest
    static final ArchRule foldsAreOfEventsAlone = noClasses()
            .that()
            .resideInAPackage("io.rapport.analytics.fold..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "java.io..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .because("a fold that is done again gives the same");
}
