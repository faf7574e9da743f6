package io.rapport.query.models.agenda;

import io.swagger.v3.oas.annotations.media.Schema;

/** Why something is on the agenda. */
@Schema(description = "Why it is on the agenda")
enum AgendaKind {
    /** A follow-up was planned, and is neither done nor skipped. */
    FOLLOW_UP_DUE,
    /** There was no contact for as long as the member's own rhythm allows. */
    CADENCE_DUE,
    /** An offer that has had no response, or NO_ANSWER, for 14 days. */
    OFFER_UNANSWERED,
    /** One of two people wants to be introduced, and the other has not answered. */
    INTRODUCTION_UNANSWERED,
    /** A mission whose day has come, and nobody has looked back. */
    MISSION_TO_DEBRIEF,
    /** The member's own judgement of a goal is due at the rhythm that they chose. */
    ASSESSMENT_DUE,
    /** The period of a recurring goal ends soon, and its target is not reached. */
    PERIOD_ENDING,
    /** The deadline of a counted goal is near, and its target is not reached. */
    DEADLINE_NEAR,
    /** What was agreed with a coach, or assigned by them, is not done. */
    ACTION_DUE,
    /** A session with a coach at an agreed time. */
    SESSION_AHEAD,
    /** A gathering that the member means to go to. */
    GATHERING_AHEAD,
    /** The day of something that the member remembers of a person, each year again. */
    REMEMBERED_DATE,
    /** No contact for at least twice the usual distance between the encounters with them. */
    DRIFTING
}
