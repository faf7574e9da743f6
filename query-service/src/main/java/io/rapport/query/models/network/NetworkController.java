package io.rapport.query.models.network;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.answer.KeptAnswers;
import io.rapport.query.platform.consent.Shared;
import io.rapport.query.platform.reading.Revisions;
import io.rapport.query.platform.web.ReadsFrom;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@OpenTo(Role.MEMBER)
@Controller
@ReadsFrom(NetworkProjection.NAME)
@Tag(name = "Network", description = "How broad and how deep the network is")
class NetworkController {

    private final Networks networks;
    private final Revisions revisions;
    private final Answers answers;
    private final KeptAnswers kept;
    private final InstantSource clock;

    NetworkController(Networks networks, Revisions revisions, Answers answers, KeptAnswers kept, InstantSource clock) {
        this.networks = networks;
        this.revisions = revisions;
        this.answers = answers;
        this.kept = kept;
        this.clock = clock;
    }

    /** Whose network, in which months, as of which day. */
    private record Question(Owner owner, Months months, LocalDate today)
            implements KeptAnswers.Question<NetworkOverview, Long> {}

    @Shared(Scope.TIMELINE_AND_CARDS)
    @GetMapping(path = "/network", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getNetwork",
            summary = "Breadth and depth of the network by month, its people by kind, industry and tag, and who drifts")
    Answer<NetworkOverview> getNetwork(
            Owner owner,
            @Parameter(
                            description = "The first month; without either the latest twelve are told",
                            schema = @Schema(type = "string", example = "2026-01"))
                    @RequestParam(required = false)
                    @Nullable
                    YearMonth from,
            @Parameter(
                            description = "The month after the last one, 60 later at most",
                            schema = @Schema(type = "string", example = "2027-01"))
                    @RequestParam(required = false)
                    @Nullable
                    YearMonth to) {
        // Read before the documents, so that these are never older than what the answer is kept under.
        Long revision = revisions.ofMember(NetworkProjection.NAME, owner);
        LocalDate today = networks.calendar(owner).dayOf(clock.instant());
        Question question = new Question(owner, Months.of(from, to, YearMonth.from(today)), today);
        if (revision == null) {
            return answer(question);
        }
        Answer<NetworkOverview> known = kept.find(question, revision::equals);
        if (known != null) {
            return known;
        }
        Answer<NetworkOverview> made = answer(question);
        kept.keep(question, revision, made);
        return made;
    }

    private Answer<NetworkOverview> answer(Question question) {
        return answers.of(networks.overview(question.owner(), question.months(), question.today()));
    }
}
