package io.rapport.query.models.coaching;

import io.rapport.events.coaching.Party;
import io.rapport.events.coaching.Scope;
import io.rapport.query.models.coaching.Engagement.Feedback;
import io.rapport.query.models.coaching.Engagement.Grant;
import io.rapport.query.models.coaching.Engagement.Session;
import io.rapport.query.models.coaching.Engagement.Standing;
import io.rapport.query.models.coaching.Engagement.Talk;
import io.rapport.query.models.coaching.Engagement.ToDo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An engagement as a history tells of it: by the names that it has where it is asked for. Who the two are is not told:
 * it never changes, and each of them is the other one to the other.
 */
record ToldEngagement(
        UUID engagementId,
        Standing standing,
        Party proposedBy,
        Instant proposedAt,
        String about,
        List<Scope> askedFor,
        List<Grant> open,
        List<Session> sessions,
        List<Talk> talks,
        List<ToDo> actions,
        List<Feedback> feedback,
        @Nullable String reason) {

    static ToldEngagement of(Engagement engagement) {
        return new ToldEngagement(
                engagement.engagementId(),
                engagement.standing(),
                engagement.proposedBy(),
                engagement.proposedAt(),
                engagement.about(),
                engagement.askedFor(),
                engagement.grants(),
                engagement.sessions(),
                engagement.talks(),
                engagement.actions(),
                engagement.feedback(),
                engagement.reason());
    }
}
