package io.rapport.query.models.network;

import io.rapport.events.relationship.RelationshipKind;
import io.rapport.query.platform.consent.HappenedOn;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Breadth and depth of a network, by month and now. */
@Schema(description = "Breadth and depth of the network, by month and now; what was taken back counts nowhere")
record NetworkOverview(
        @Schema(description = "The member's day as of which it is told")
        LocalDate today,

        @Schema(description = "Each of the months that were asked for, the first one first")
        List<Month> months,

        @Schema(description = "Of all of these months") Flows sum,

        @Schema(description = "People of now, who was archived left out, by what they are to the member")
        List<KindShare> byKind,

        @Schema(description = "The industries with the most people, up to 20")
        List<Share> byIndustry,

        @Schema(description = "The tags with the most people, up to 20")
        List<Share> byTag,

        @Schema(
                description = "Those with whom there was no contact for at least twice the usual distance between"
                        + " encounters, for the longest first, up to 20")
        List<Drifting> drifting,

        @Schema(description = "Present where the latest 30 days give cause") @Nullable
        Collecting collectorWarning) {

    /** What came of a month. */
    record Month(
            @Schema(example = "2026-11") @Tells(What.PLAIN) String month, Flows flows) {}

    /** What was done and gained. */
    record Flows(
            @Schema(description = "Cards kept of people who were not met by then")
            int captured,

            @Schema(description = "People met") int met,

            @Schema(description = "People with whom a connection came of it: followed up, and something certain")
            int connected,

            @Schema(description = "Certainties gained") int certainties,

            int followUps,

            @Schema(description = "Offers followed through") int helpGiven,

            int helpReceived,

            @Schema(description = "Times that help turned out to be on target")
            int helpOnTarget,

            @Schema(description = "Of the people met, those of whom something is certain by now")
            int understood,

            @Schema(description = "Understood as a share of met; absent if nobody was met") @Nullable
            Double depthRatio) {

        static Flows of(
                int captured,
                int met,
                int connected,
                int certainties,
                int followUps,
                int helpGiven,
                int helpReceived,
                int helpOnTarget,
                int understood) {
            return new Flows(
                    captured,
                    met,
                    connected,
                    certainties,
                    followUps,
                    helpGiven,
                    helpReceived,
                    helpOnTarget,
                    understood,
                    met == 0 ? null : (double) understood / met);
        }

        Flows plus(Flows other) {
            return of(
                    captured + other.captured,
                    met + other.met,
                    connected + other.connected,
                    certainties + other.certainties,
                    followUps + other.followUps,
                    helpGiven + other.helpGiven,
                    helpReceived + other.helpReceived,
                    helpOnTarget + other.helpOnTarget,
                    understood + other.understood);
        }
    }

    /** People of a kind. */
    record KindShare(
            RelationshipKind kind,
            int met,

            @Schema(description = "Of them, who is connected")
            int connected) {}

    /** People with something in common. */
    record Share(
            @Schema(description = "As one of them has it") @Tells(What.PLAIN)
            String name,

            int met,

            @Schema(description = "Of them, who is connected")
            int connected) {}

    record Drifting(
            UUID relationshipId,
            @Tells(What.NAME) String name,

            @Schema(description = "The day of the latest encounter")
            LocalDate lastContactOn,

            @Schema(description = "The first day on which they drifted")
            LocalDate since) {}

    /** The collector warning, with what it rests on. */
    record Collecting(
            @Schema(description = "The first of the 30 days")
            LocalDate since,

            int peopleMet,

            @Schema(description = "Of them, who was followed up or better understood since")
            int deepened,

            @Schema(description = "Those who were not, the first met first, up to 20")
            List<Waiting> waiting) {}

    record Waiting(
            UUID relationshipId,
            @Tells(What.NAME) String name,
            @HappenedOn LocalDate metOn) {}
}
