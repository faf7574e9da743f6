package io.rapport.local.replay;

import java.time.Instant;

/** The command that every later contact becomes; like {@link MeetPerson}, the same at every attempt. */
record RecordFollowUp(Reference reference, Instant occurredAt) {

    /** In words, because several contacts may bear the same second, and a follow-up is later than what it refers to. */
    record Reference(String words) {}

    static RecordFollowUp of(Contact contact, int ordinal) {
        return new RecordFollowUp(new Reference("Message %d to them".formatted(ordinal)), contact.at());
    }
}
