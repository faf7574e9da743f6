package io.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.rapport.query.models.forgetful.Everybody;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new read model that nobody has told the rules of")
class ForgetfulReadModelTest {

    @Test
    @DisplayName("does not get at what everybody has")
    void isGuarded() {
        assertThat(QueryServiceRulesTest.nobodyReadsWithoutAnOwner
                        .evaluate(new ClassFileImporter().importClasses(Everybody.class))
                        .hasViolation())
                .isTrue();
    }
}
