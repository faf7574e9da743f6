package io.rapport.query.models.agenda;

import io.rapport.events.member.FeedText;
import java.util.UUID;

/** What a secret opens: its document's id is the secret's hash. */
record CalendarFeed(UUID feedId, FeedText text, boolean alarms) {

    /** The same with whose it is. */
    record Opened(String tenantId, String memberId, FeedText text, boolean alarms) {}
}
