package io.rapport.bench.commands;

import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.events.relationship.Reference;
import io.rapport.events.relationship.RelationshipEvent.FollowUpRecorded;
import io.rapport.events.relationship.RelationshipEvent.PersonMet;
import io.rapport.events.relationship.RelationshipKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/**
 * One meeting and one follow-up as a member might write them down: as the body of a request, and as the event that it
 * becomes. The person has no address by which they could be met twice, so that a command is one event and nothing else.
 */
public final class Sample {

    private static final String NAME = "Mina Duarte";
    private static final String HEADLINE = "Head of marketing at Brisa Maps";
    private static final String ORGANISATION = "Brisa Maps";
    private static final String INDUSTRY = "software";
    private static final String PLACE = "in the queue for coffee at Product Days in Lisbon";
    public static final String TAG = "marketing";
    public static final String NOTE = "Numbers are asked of her each month that nobody can trace";
    private static final String WORDS = "the numbers that nobody can trace";
    public static final String SUMMARY = "Sent her the checklist that we had talked about over lunch";
    public static final String VALUE = "A checklist for tracing what campaigns bring in";

    /** {@code POST /relationships} */
    public static final String MEET_PERSON = """
            {"name":"%s","howMet":{"place":"%s"},"kind":"ACQUAINTANCE","headline":"%s","organisation":"%s",\
            "industry":"%s","expert":true,"tags":["%s"],"note":"%s"}""".formatted(NAME, PLACE, HEADLINE, ORGANISATION, INDUSTRY, TAG, NOTE);

    /** {@code POST /relationships/{id}/follow-ups} */
    public static final String RECORD_FOLLOW_UP = """
            {"reference":{"words":"%s"},"summary":"%s","valueGiven":"%s"}""".formatted(WORDS, SUMMARY, VALUE);

    private Sample() {}

    /** What {@link #MEET_PERSON} becomes. */
    public static PersonMet personMet(UUID relationshipId, UUID entryId, Instant now) {
        return new PersonMet(
                relationshipId,
                entryId,
                now,
                now.atOffset(ZoneOffset.UTC).toLocalDate(),
                person(),
                howMet(),
                Set.of(TAG),
                NOTE);
    }

    /** What {@link #RECORD_FOLLOW_UP} becomes. */
    public static FollowUpRecorded followUpRecorded(UUID relationshipId, UUID entryId, Instant now) {
        return new FollowUpRecorded(
                relationshipId,
                entryId,
                now,
                now.atOffset(ZoneOffset.UTC).toLocalDate(),
                reference(),
                null,
                SUMMARY,
                VALUE);
    }

    public static Person person() {
        return new Person(
                NAME, RelationshipKind.ACQUAINTANCE, HEADLINE, ORGANISATION, INDUSTRY, true, null, null, null, null);
    }

    public static HowMet howMet() {
        return new HowMet(null, null, PLACE, null);
    }

    public static Reference reference() {
        return new Reference(null, WORDS);
    }
}
