package io.rapport.query.platform.engine.progress;

/** An event's place: its position, and its id, which tells one history from another. */
public record Link(long position, String eventId) {}
