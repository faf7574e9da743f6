package io.rapport.query.models.skill;

import io.rapport.events.skill.ChosenSkill;
import java.util.List;
import java.util.UUID;

/** What the member chose to practise, in their order. */
record ChosenSkills(UUID skillsId, List<ChosenSkill> skills) {

    ChosenSkills {
        skills = List.copyOf(skills);
    }
}
