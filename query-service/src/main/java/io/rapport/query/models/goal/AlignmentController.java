package io.rapport.query.models.goal;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(GoalProgressProjection.NAME)
@Tag(name = "Alignment", description = "What goals are good for")
class AlignmentController {

    private final Alignments alignments;
    private final InstantSource clock;

    AlignmentController(Alignments alignments, InstantSource clock) {
        this.alignments = alignments;
        this.clock = clock;
    }

    @Shared(Scope.GOALS_AND_PLAN)
    @GetMapping(path = "/alignment", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAlignment",
            summary = "From the career plan over horizons and aims to each open goal, and what leads nowhere")
    Answer<Alignment> getAlignment(Owner owner) {
        return alignments.of(owner, clock.instant());
    }
}
