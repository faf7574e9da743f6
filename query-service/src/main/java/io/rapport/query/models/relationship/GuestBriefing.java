package io.rapport.query.models.relationship;

import io.rapport.events.relationship.Person;
import io.rapport.query.models.relationship.Briefing.NearDate;
import io.rapport.query.models.relationship.Briefing.PreparedMission;
import io.rapport.query.models.relationship.Briefing.ToAsk;
import io.rapport.query.models.relationship.RelationshipCard.Captured;
import io.rapport.query.models.relationship.RelationshipCard.Contact;
import io.rapport.query.models.relationship.RelationshipCard.DetailCard;
import io.rapport.query.models.relationship.RelationshipCard.NextFollowUp;
import io.rapport.query.models.relationship.RelationshipCard.OpenOffer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to know and to ask of one of those who are to come. */
@Schema(description = "What to know and to ask of one of those who are to come; of each list 20 at most")
record GuestBriefing(
        UUID relationshipId,
        Person person,

        @Schema(description = "The card that it began with, if it did") @Nullable
        Captured captured,

        @Schema(description = "Absent while there is nothing but a card") @Nullable
        Contact lastContact,

        @Schema(description = "What to remember, newest first")
        List<DetailCard> remember,

        @Schema(description = "Remembered dates, each year again, from 14 days before to 30 days after the first day")
        List<NearDate> near,

        @Schema(description = "What is a guess or unknown, with a question for each")
        List<ToAsk> ask,

        @Schema(description = "Open missions about them, the latest first")
        List<PreparedMission> missions,

        @Schema(description = "Follow-ups that were promised, the one that is due first")
        List<NextFollowUp> promised,

        @Schema(description = "Offers that wait for an answer, or to be followed through")
        List<OpenOffer> openOffers,

        @Schema(description = "Whether one of these lists is longer than it is told")
        boolean more) {}
