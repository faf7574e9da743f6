package io.rapport.query.models.relationship;

import io.rapport.events.Alike;
import java.util.List;

/**
 * A person of the network as stored: lists show it and the card begins with it, none of its items needed for either.
 *
 * @param tagKeys what tags are found by, however they were typed
 */
record PersonDocument(Profile profile, List<String> tagKeys, Digest digest) {

    static PersonDocument of(Profile profile, Digest digest) {
        return new PersonDocument(
                profile, profile.tags().stream().map(Alike::key).distinct().toList(), digest);
    }

    /** What lists show. */
    RelationshipSummary summary() {
        return RelationshipSummary.of(profile, digest);
    }

    PersonDocument with(Profile now) {
        return of(now, digest);
    }

    PersonDocument with(Digest now) {
        return new PersonDocument(profile, tagKeys, now);
    }
}
