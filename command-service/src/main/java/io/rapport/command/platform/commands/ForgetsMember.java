package io.rapport.command.platform.commands;

/**
 * Asks for a member to be forgotten. Whoever lets it through has looked who asks: an administrator may, too, of an
 * aggregate that admits nobody but its owner; and it may be asked again of a member who was forgotten.
 */
public interface ForgetsMember {}
