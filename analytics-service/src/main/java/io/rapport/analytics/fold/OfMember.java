package io.rapport.analytics.fold;

import io.rapport.events.EventEnvelope;
import io.rapport.events.MemberKey;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Seen;

/** What the documents of a member are called of whom there is one each, and those of their months. */
record OfMember(String key) {

    static OfMember of(EventEnvelope envelope) {
        return new OfMember(MemberKey.of(envelope.tenantId(), envelope.memberId()));
    }

    DocumentRef<Standing> standing() {
        return new DocumentRef<>(AnalyticsProjection.STANDINGS, key);
    }

    /** How they stand; an event that asks has to see it. */
    Standing standing(Seen seen) {
        Standing known = seen.find(standing());
        return known == null ? Standing.UNKNOWN : known;
    }

    DocumentRef<Habits> habits() {
        return new DocumentRef<>(AnalyticsProjection.HABITS, key);
    }

    DocumentRef<MemberMonth> month(String month) {
        return new DocumentRef<>(AnalyticsProjection.MONTHS, key + "/" + month);
    }

    /** How the member stands, who has joined now if this is the first that they recorded. */
    Standing known(EventEnvelope envelope, Documents documents) {
        Standing known = standing(documents);
        if (known.joined() != null || !envelope.actor().equals(envelope.memberId())) {
            return known;
        }
        return documents.update(
                standing(), kept -> (kept == null ? known : kept).joining(StandingFold.monthOf(envelope)));
    }
}
