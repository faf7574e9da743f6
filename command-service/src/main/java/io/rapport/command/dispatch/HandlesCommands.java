package io.rapport.command.dispatch;

/** A bean with command handlers of its own, beside those of the aggregates; it is subscribed to the command bus. */
public interface HandlesCommands {}
