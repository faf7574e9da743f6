package io.rapport.command.domain.relationship;

import io.rapport.events.Entry;
import io.rapport.events.relationship.RelationshipEvent.AssumptionConfirmed;
import io.rapport.events.relationship.RelationshipEvent.AssumptionCorrected;
import io.rapport.events.relationship.RelationshipEvent.AssumptionRecorded;
import io.rapport.events.relationship.RelationshipEvent.ContactCaptured;
import io.rapport.events.relationship.RelationshipEvent.ConversationRecorded;
import io.rapport.events.relationship.RelationshipEvent.DetailRemembered;
import io.rapport.events.relationship.RelationshipEvent.FactLearned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpPlanned;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpFollowedThrough;
import io.rapport.events.relationship.RelationshipEvent.HelpOffered;
import io.rapport.events.relationship.RelationshipEvent.HelpOutcomeRecorded;
import io.rapport.events.relationship.RelationshipEvent.HelpResponseRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;

/** What an entry is, as far as it matters to what may be said about it later. */
enum EntryKind {
    CAPTURE("captured contact"),
    MEETING("meeting"),
    CONVERSATION("conversation"),
    FOLLOW_UP("follow-up"),
    FOLLOW_UP_PLAN("planned follow-up"),
    ASSUMPTION("assumption"),
    CONFIRMATION("confirmation"),
    CORRECTION("corrected assumption"),
    FACT("fact"),
    DETAIL("detail"),
    OFFER("offer of help"),
    RESPONSE("response to an offer"),
    FOLLOW_THROUGH("follow-through"),
    OUTCOME("outcome of help"),
    OTHER("entry");

    private final String words;

    EntryKind(String words) {
        this.words = words;
    }

    static EntryKind of(Entry entry) {
        return switch (entry) {
            case ContactCaptured _ -> CAPTURE;
            case PersonMet _ -> MEETING;
            case ConversationRecorded _ -> CONVERSATION;
            case FollowUpRecorded _ -> FOLLOW_UP;
            case FollowUpPlanned _ -> FOLLOW_UP_PLAN;
            case AssumptionRecorded _ -> ASSUMPTION;
            case AssumptionConfirmed _ -> CONFIRMATION;
            case AssumptionCorrected _ -> CORRECTION;
            case FactLearned _ -> FACT;
            case DetailRemembered _ -> DETAIL;
            case HelpOffered _ -> OFFER;
            case HelpResponseRecorded _ -> RESPONSE;
            case HelpFollowedThrough _ -> FOLLOW_THROUGH;
            case HelpOutcomeRecorded _ -> OUTCOME;
            default -> OTHER;
        };
    }

    /** As it is said in a sentence. */
    String words() {
        return words;
    }

    boolean isEncounter() {
        return this == MEETING || this == CONVERSATION || this == FOLLOW_UP;
    }

    boolean hasText() {
        return this != CONFIRMATION;
    }
}
