package io.rapport.command.platform.commands;

import java.util.UUID;

/** Gives new ids: UUIDv7, so that they sort by time and keep index pages together. */
public interface Ids {

    /** A new id that nobody else was given. */
    UUID next();
}
