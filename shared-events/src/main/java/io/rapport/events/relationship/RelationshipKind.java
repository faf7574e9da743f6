package io.rapport.events.relationship;

/** What the person is to the member: a network is everyone, not only people of business. */
public enum RelationshipKind {
    COLLEAGUE,
    FRIEND,
    FAMILY,
    MENTOR,
    ACQUAINTANCE
}
