package io.rapport.query.platform.engine;

/** An event's place: its position, and its id, which tells one history from another. */
record Link(long position, String eventId) {}
