package io.rapport.query.relationship;

/**
 * A person of the network as stored: lists show it and the card begins with it, none of its items needed for either.
 */
record PersonDocument(Profile profile, Digest digest) {

    /** What lists show. */
    RelationshipSummary summary() {
        return RelationshipSummary.of(profile, digest);
    }

    PersonDocument with(Profile now) {
        return new PersonDocument(now, digest);
    }

    PersonDocument with(Digest now) {
        return new PersonDocument(profile, now);
    }
}
