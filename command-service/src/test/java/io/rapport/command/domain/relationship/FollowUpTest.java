package io.rapport.command.domain.relationship;

import static io.rapport.command.domain.relationship.RelationshipScenario.*;

import io.rapport.command.domain.relationship.RelationshipCommand.*;
import io.rapport.command.domain.relationship.RelationshipRejection.*;
import io.rapport.command.kernel.time.Moment;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.FollowUpSkipped;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A follow-up")
class FollowUpTest {

    private static RecordFollowUp record(Moment when, Reference reference, @Nullable UUID plan) {
        return new RecordFollowUp(MARA, id("call"), when, reference, plan, "Sent the study", "The numbers she needed");
    }

    private static Reference to(UUID entry) {
        return new Reference(entry, null);
    }

    private static final Reference IN_WORDS = new Reference(null, "The study she asked for");

    @Nested
    @DisplayName("refers to something specific")
    class References {

        @Test
        @DisplayName("an earlier entry, or the member's own words for it")
        void refers() {
            given(met())
                    .when(record(LATER, to(MEETING), null))
                    .then(new FollowUpRecorded(
                            MARA,
                            id("call"),
                            LATER.occurredAt(),
                            LATER.occurredOn(),
                            to(MEETING),
                            null,
                            "Sent the study",
                            "The numbers she needed"));
            given(met()).when(record(LATER, IN_WORDS, null)).isAccepted();
        }

        @Test
        @DisplayName("or is small talk")
        void needsReference() {
            given(met()).when(record(LATER, new Reference(null, null), null)).isRejected(new FollowUpNeedsReference());
        }

        @Test
        @DisplayName("that was recorded and not retracted")
        void noSuchEntry() {
            given(met()).when(record(LATER, to(id("lunch")), null)).isRejected(new NoSuchEntry("reference.entryId"));
            given(met(), conversation("lunch", at("2026-03-05T12:00:00Z")), retracted("lunch"))
                    .when(record(LATER, to(id("lunch")), null))
                    .isRejected(new NoSuchEntry("reference.entryId"));
        }
    }

    @Nested
    @DisplayName("is later than what it refers to")
    class Later {

        @Test
        @DisplayName("by the instant")
        void byInstant() {
            given(met())
                    .when(record(at("2026-03-02T09:00:01Z"), to(MEETING), null))
                    .isAccepted();
            given(met())
                    .when(record(WHEN_MET, to(MEETING), null))
                    .isRejected(new FollowUpNotLater(WHEN_MET.occurredAt(), MEETING));
            given(met(), conversation("lunch"))
                    .when(record(at("2026-03-10T14:59:59Z"), to(id("lunch")), null))
                    .isRejected(new FollowUpNotLater(LATER.occurredAt(), id("lunch")));
        }

        @Test
        @DisplayName("by the day, if only the day was stated")
        void byDay() {
            given(met(), conversation("lunch"))
                    .when(record(on("2026-03-10"), to(id("lunch")), null))
                    .isAccepted();
            given(met(), conversation("lunch"))
                    .when(record(on("2026-03-09"), to(id("lunch")), null))
                    .isRejected(new FollowUpNotLater(LATER.occurredAt(), id("lunch")));
        }

        @Test
        @DisplayName("as that was corrected")
        void afterCorrection() {
            given(met(), conversation("lunch"), moved("lunch", at("2026-03-12T12:00:00Z")))
                    .when(record(at("2026-03-11T12:00:00Z"), to(id("lunch")), null))
                    .isRejected(new FollowUpNotLater(at("2026-03-12T12:00:00Z").occurredAt(), id("lunch")));
        }
    }

    @Nested
    @DisplayName("can be planned")
    class Plans {

        private final RecordFollowUp followed = record(LATER, IN_WORDS, id("plan"));
        private final SkipFollowUp skip = new SkipFollowUp(MARA, id("plan"), "She moved away");

        @Test
        @DisplayName("for a day to come")
        void isPlanned() {
            LocalDate due = LocalDate.parse("2027-01-15");
            given(met())
                    .when(new PlanFollowUp(MARA, id("plan"), LATER, due, "Ask about the pitch"))
                    .then(new FollowUpPlanned(
                            MARA, id("plan"), LATER.occurredAt(), LATER.occurredOn(), due, "Ask about the pitch"));
        }

        @Test
        @DisplayName("and then settled, or skipped")
        void isSettled() {
            given(met(), plan("plan")).when(followed).isAccepted();
            given(met(), plan("plan")).when(skip).then(new FollowUpSkipped(MARA, id("plan"), "She moved away"));
        }

        @Test
        @DisplayName("and is settled once")
        void alreadySettled() {
            given(met(), plan("plan"), followUp("before", LATER, null, id("plan")))
                    .when(followed)
                    .isRejected(new FollowUpPlanAlreadySettled());
            given(met(), plan("plan"), followUp("before", LATER, null, id("plan")))
                    .when(skip)
                    .isRejected(new FollowUpPlanAlreadySettled());
            given(met(), plan("plan"), new FollowUpSkipped(MARA, id("plan"), "Busy"))
                    .when(followed)
                    .isRejected(new FollowUpPlanAlreadySettled());
            given(met(), plan("plan"), new FollowUpSkipped(MARA, id("plan"), "Busy"))
                    .when(skip)
                    .isRejected(new FollowUpPlanAlreadySettled());
        }

        @Test
        @DisplayName("and is open again, if the follow-up was retracted")
        void openAgain() {
            given(met(), plan("plan"), followUp("before", LATER, null, id("plan")), retracted("before"))
                    .when(followed)
                    .isAccepted();
        }

        @Test
        @DisplayName("but not followed without having been planned, or after its retraction")
        void noSuchPlan() {
            given(met()).when(followed).isRejected(new NoSuchFollowUpPlan());
            given(met()).when(skip).isRejected(new NoSuchFollowUpPlan());
            given(met(), plan("plan"), retracted("plan")).when(followed).isRejected(new NoSuchFollowUpPlan());
            given(met(), conversation("plan")).when(skip).isRejected(new NoSuchFollowUpPlan());
        }
    }
}
