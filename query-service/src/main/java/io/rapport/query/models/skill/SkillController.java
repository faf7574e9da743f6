package io.rapport.query.models.skill;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.Page;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(SkillProjection.NAME)
@Tag(name = "Skills", description = "Chosen, and practised in daily life")
class SkillController {

    private final Skills skills;
    private final Answers answers;
    private final InstantSource clock;

    SkillController(Skills skills, Answers answers, InstantSource clock) {
        this.skills = skills;
        this.answers = answers;
        this.clock = clock;
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @GetMapping(path = "/skills", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getSkills", summary = "What the member practises, and how often they did of late")
    Answer<SkillsView> getSkills(Owner owner) {
        return skills.of(owner, clock.instant());
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @GetMapping(path = "/skills/practices", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listPractices", summary = "When the member practised, the latest first")
    Answer<Page<Practice.Told>> listPractices(
            Owner owner,
            @Parameter(description = "Only this skill, however it is written") @RequestParam(required = false) @Nullable
                    String skill,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answers.of(skills.practices(owner, skill, Cursor.read(cursor, Skills.LIST), Limit.of(limit)));
    }
}
