package io.rapport.query.platform.consent;

import io.rapport.events.Owner;
import io.rapport.events.coaching.Scope;
import io.rapport.query.platform.answer.Answer;
import io.rapport.query.platform.answer.Answers;
import io.rapport.query.platform.between.ProgrammesOfMembers;
import io.rapport.query.platform.consent.Consents.StoredLook;
import io.rapport.query.platform.web.Cursor;
import io.rapport.query.platform.web.Limit;
import io.rapport.query.platform.web.Page;
import io.rapport.web.security.OpenTo;
import io.rapport.web.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at a member's data; the member alone is told. */
@OpenTo(Role.MEMBER)
@Controller
@Tag(name = "Coaching", description = "Who works with whom, what is open to them, and who looked")
class LookController {

    private static final String LIST = "looks";

    private final Consents consents;
    private final ProgrammesOfMembers programmes;
    private final Answers answers;

    LookController(Consents consents, ProgrammesOfMembers programmes, Answers answers) {
        this.consents = consents;
        this.programmes = programmes;
        this.answers = answers;
    }

    /** A look of somebody else at the member's data. */
    @Schema(description = "A look of somebody else at your data")
    record Look(
            Instant lookedAt,

            @Schema(description = "Who looked: the subject of their token")
            String viewerId,

            @Schema(description = "As whom: an auditor of the tenant sees histories, and no texts")
            LookedAs lookedAs,

            @Schema(description = "The engagement in which it was open to them; absent if they looked as an auditor")
            @Nullable
            UUID engagementId,

            @Schema(description = "The programme in which they were your coach then, if there was one") @Nullable
            UUID programmeId,

            @Schema(description = "The scope that opened it; likewise") @Nullable
            Scope scope,

            @Schema(
                    description =
                            "What they looked at: where you find it yourself, or their own /coaching/desk, which tells of you",
                    example = "/timeline")
            String resource) {}

    @GetMapping(path = "/looks", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listLooks", summary = "Who looked at what of yours, and when; newest first")
    Answer<Page<Look>> listLooks(
            Owner owner,
            @Parameter(description = "The next of the answer before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limit.of(limit);
        Cursor before = Cursor.read(cursor, LIST);
        List<StoredLook> found =
                consents.looks(owner, before == null ? null : before.id().getLeastSignificantBits(), most + 1);
        List<ProgrammesOfMembers.Shared> shared = found.isEmpty() ? List.of() : programmes.shared(owner);
        return answers.of(Page.of(found, most, LookController::after)
                .map(look -> new Look(
                        look.at(),
                        look.viewerId(),
                        look.as(),
                        look.engagementId(),
                        look.programmeOf(shared),
                        look.scope(),
                        look.resource())));
    }

    private static Cursor after(StoredLook look) {
        return new Cursor(LIST, look.at(), new UUID(0, look.id()));
    }
}
