package io.rapport.query.relationship;

/** A person of the network. The summary is what lists show, and has the fields that they are sorted and filtered by. */
record PersonDocument(RelationshipSummary summary, Profile profile, Digest digest) {

    static PersonDocument of(Profile profile, Digest digest) {
        return new PersonDocument(RelationshipSummary.of(profile, digest), profile, digest);
    }

    PersonDocument with(Profile now) {
        return of(now, digest);
    }

    /** An item that changes nothing of what is known leaves the document as it is, and unwritten. */
    PersonDocument with(Digest now) {
        return now.equals(digest) ? this : of(profile, now);
    }
}
