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

        @Schema(description = "Which of these lists would go on")
        More more,

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
            Double depthRatio,

            Introductions introductions) {

        static final Flows NONE = of(0, 0, 0, 0, 0, 0, 0, 0, 0, Introductions.NONE);

        static Flows of(
                int captured,
                int met,
                int connected,
                int certainties,
                int followUps,
                int helpGiven,
                int helpReceived,
                int helpOnTarget,
                int understood,
                Introductions introductions) {
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
                    met == 0 ? null : (double) understood / met,
                    introductions);
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
                    understood + other.understood,
                    introductions.plus(other.introductions));
        }
    }

    /** What the member did to bring their people together. */
    @Schema(name = "IntroductionFlows", description = "Introductions, each counted in the month of its entry")
    record Introductions(
            int proposed,

            @Schema(description = "Made, as both had wanted")
            int made,

            @Schema(description = "Of which it was told what came of them")
            int told,

            @Schema(description = "Of those told of, which were on target")
            int onTarget) {

        static final Introductions NONE = new Introductions(0, 0, 0, 0);

        Introductions plus(Introductions other) {
            return new Introductions(
                    proposed + other.proposed, made + other.made, told + other.told, onTarget + other.onTarget);
        }
    }

    /** Lists that are longer than they are told. */
    @Schema(name = "MoreOfNetwork", description = "Which lists of a network are longer than they are told")
    record More(boolean industries, boolean tags, boolean drifting) {}

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

            @Schema(description = "The day of the latest encounter") @HappenedOn
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

            @Schema(description = "Deepened as a share of those met: under a fifth")
            double share,

            @Schema(
                    description =
                            "People of whom there is nothing but a card from then on, up to 1000; none is met by it")
            int cards,

            @Schema(description = "Those who were not, the first met first, up to 20")
            List<Waiting> waiting) {}

    record Waiting(
            UUID relationshipId,
            @Tells(What.NAME) String name,
            @HappenedOn LocalDate metOn) {}
}
