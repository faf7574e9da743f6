package io.rapport.query.models.relationship;

import io.rapport.events.Rhythm;
import io.rapport.events.relationship.HowMet;
import io.rapport.events.relationship.Person;
import io.rapport.query.models.relationship.RelationshipCard.AlsoRecorded;
import io.rapport.query.models.relationship.RelationshipCard.Status;
import io.rapport.query.platform.consent.Tells;
import io.rapport.query.platform.consent.Tells.What;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as a history tells of them: by the names that they have on their card. Which record stands for a merged one
 * is on none, since it is another card that is shown.
 */
record ToldPerson(
        UUID relationshipId,
        Status status,
        Person person,
        @Nullable HowMet howMet,

        @Tells(What.PLAIN) List<String> tags,

        @Nullable Cadence cadence,
        List<AlsoRecorded> alsoRecorded) {

    /** Without the day by which contact is due, which is derived from entries. */
    record Cadence(Rhythm rhythm) {}

    static ToldPerson of(PersonDocument document) {
        Profile profile = document.profile();
        return new ToldPerson(
                profile.relationshipId(),
                profile.archived() ? Status.ARCHIVED : Status.ACTIVE,
                profile.person(),
                profile.howTheyMet(),
                profile.tags(),
                profile.cadence() == null ? null : new Cadence(profile.cadence()),
                profile.absorbed().stream()
                        .map(one -> new AlsoRecorded(one.relationshipId(), one.person()))
                        .toList());
    }
}
