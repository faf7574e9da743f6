package io.rapport.analytics.fold;

import io.rapport.events.EventEnvelope;
import io.rapport.query.platform.projection.DocumentRef;
import io.rapport.query.platform.projection.Documents;
import io.rapport.query.platform.projection.Seen;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the documents of a member are called of whom there is one each, and those of their months. */
record OfMember(String key) {

    static OfMember of(EventEnvelope envelope) {
        return new OfMember(envelope.key());
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

    /** Has a part of that month count this now; of what counts nothing no month is begun. */
    void count(String month, UUID partId, Counts now, Standing standing, Documents documents) {
        DocumentRef<MemberMonth> ref = month(month);
        if (!now.isEmpty() || documents.find(ref) != null) {
            documents.update(ref, before -> MemberMonth.with(before, month, partId, now, standing));
        }
    }

    /** Has those of their habits that began in that month count what they say now. */
    void count(YearMonth month, Habits habits, Standing standing, Documents documents) {
        count(month.toString(), Habits.PART, habits.counts(month), standing, documents);
    }

    /** Changes the habits of the member, who may have none yet. */
    Habits updateHabits(Documents documents, UnaryOperator<Habits> change) {
        return documents.update(habits(), before -> change.apply(before == null ? Habits.NONE : before));
    }
}
