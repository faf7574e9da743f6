package io.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.events.skill.SkillNames;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The name of a skill")
class SkillNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BUILDING_RAPPORT",
                "building rapport",
                "Building  Rapport",
                "building-rapport",
                "building\u2013rapport",
                "building\u00a0rapport",
                "BuildingRapport"
            })
    @DisplayName("that everybody knows is one name, however its words are put together")
    void known(String written) {
        assertThat(SkillNames.known(written)).isEqualTo("BUILDING_RAPPORT");
        assertThat(SkillNames.key(written)).isEqualTo(SkillNames.key("BUILDING_RAPPORT"));
    }

    @Test
    @DisplayName("of one's own stays as it was typed, and is the same without case, in NFC")
    void own() {
        assertThat(SkillNames.known("Saying_No")).isEqualTo("Saying_No");
        assertThat(SkillNames.key("Zoe\u0308 rufen")).isEqualTo(SkillNames.key("ZOË RUFEN"));
        assertThat(SkillNames.key("Saying no")).isNotEqualTo(SkillNames.key("Saying_no"));
        assertThat(SkillNames.key("listening")).isNotEqualTo(SkillNames.key("ACTIVE_LISTENING"));
    }
}
