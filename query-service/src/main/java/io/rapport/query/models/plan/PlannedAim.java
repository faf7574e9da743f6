package io.rapport.query.models.plan;

import io.rapport.events.careerplan.Aim;
import io.rapport.events.careerplan.AimKind;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An aim as it is described now, with what it was before each revision. */
record PlannedAim(
        UUID aimId,
        AimKind kind,

        @Schema(description = "The area in the member's words") @Tells(What.PLAIN)
        String area,

        @Schema(description = "The industry of people who belong to the area") @Tells(What.PLAIN) @Nullable
        String industry,

        @Schema(description = "People with one of these tags belong to the area") @Tells(What.PLAIN)
        List<String> tags,

        @Schema(description = "The years of the horizon that it is for") @Nullable
        Integer horizon,

        State state,
        Instant addedAt,

        @Schema(description = "What it was before each revision, oldest first")
        List<Revision> revisions,

        @Schema(description = "When and why it was retired, if it was") @Nullable
        Retirement retirement) {

    /** Whether the aim is still one. */
    enum State {
        PURSUED,
        RETIRED
    }

    /** What an aim was before it was described anew, and why it was. */
    @Schema(name = "AimRevision", description = "What an aim was before it was described anew, and why it was")
    record Revision(
            Instant recordedAt,
            @Tells(What.PLAIN) String reason,
            AimKind kind,
            @Tells(What.PLAIN) String area,
            @Tells(What.PLAIN) @Nullable String industry,
            @Tells(What.PLAIN) List<String> tags,
            @Nullable Integer horizon) {

        Revision {
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
            tags = List.copyOf(tags);
        }
    }

    /** Why an aim is pursued no more. */
    @Schema(name = "AimRetirement", description = "When and why an aim was retired")
    record Retirement(Instant recordedAt, @Tells(What.PLAIN) String reason) {

        Retirement {
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    PlannedAim {
        // Documents keep milliseconds.
        addedAt = addedAt.truncatedTo(ChronoUnit.MILLIS);
        tags = List.copyOf(tags);
        revisions = List.copyOf(revisions);
    }

    static PlannedAim added(UUID aimId, Aim aim, Instant at) {
        return described(aimId, aim, at, List.of());
    }

    PlannedAim revised(Aim now, String reason, Instant at) {
        Revision revision = new Revision(at, reason, kind, area, industry, tags, horizon);
        return described(
                aimId,
                now,
                addedAt,
                Stream.concat(revisions.stream(), Stream.of(revision)).toList());
    }

    PlannedAim retired(String reason, Instant at) {
        return new PlannedAim(
                aimId,
                kind,
                area,
                industry,
                tags,
                horizon,
                State.RETIRED,
                addedAt,
                revisions,
                new Retirement(at, reason));
    }

    private static PlannedAim described(UUID aimId, Aim aim, Instant addedAt, List<Revision> revisions) {
        return new PlannedAim(
                aimId,
                aim.kind(),
                aim.area(),
                aim.industry(),
                aim.tags().stream().sorted().toList(),
                aim.horizon(),
                State.PURSUED,
                addedAt,
                revisions,
                null);
    }
}
