package io.rapport.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.rapport.command.domain.forgetful.Vow;
import io.rapport.command.domain.indiscreet.Secret;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A new context that nobody has told the rules of")
class ForgetfulContextTest {

    private static final JavaClasses FORGETFUL = new ClassFileImporter().importPackagesOf(Vow.class, Secret.class);

    static Stream<ArchRule> broken() {
        return Stream.of(
                CommandServiceRulesTest.contextsStandAlone,
                CommandServiceRulesTest.contextsUseWhatIsMeantForThem,
                CommandServiceRulesTest.aggregatesHaveAnOwner,
                CommandServiceRulesTest.aggregatesHaveSnapshots,
                CommandServiceRulesTest.timeChanceAndIdsComeWithTheCommand,
                CommandServiceRulesTest.aggregatesDoNoInputOrOutput,
                CommandServiceRulesTest.aggregatesArePrivate,
                CommandServiceRulesTest.commandsThatNameGatheringsSaySo,
                CommandServiceRulesTest.controllersSendCommandsAndNothingElse,
                CommandServiceRulesTest.controllersRejectNothing,
                CommandServiceRulesTest.policiesAloneLookBeyondOneAggregate);
    }

    @ParameterizedTest
    @MethodSource("broken")
    @DisplayName("is guarded by each of them from the first day")
    void isGuarded(ArchRule rule) {
        assertThat(rule.evaluate(FORGETFUL).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }
}
