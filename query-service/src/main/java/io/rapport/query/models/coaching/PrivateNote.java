package io.rapport.query.models.coaching;

import java.util.UUID;

/** What a coach keeps to themselves about a session. Nobody else reads it. */
record PrivateNote(UUID engagementId, String coachId, UUID sessionEntryId, String note) {}
