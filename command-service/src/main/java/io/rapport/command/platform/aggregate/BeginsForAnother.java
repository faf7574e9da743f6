package io.rapport.command.platform.aggregate;

/**
 * A command by which somebody begins what is another member's, where it is created as it is needed. Whether they may is
 * said by a policy, since what is not there yet admits nobody.
 */
public interface BeginsForAnother {}
