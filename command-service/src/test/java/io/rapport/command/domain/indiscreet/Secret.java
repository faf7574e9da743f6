package io.rapport.command.domain.indiscreet;

/** Public, as nothing of a context should be. */
public record Secret(String text) {}
