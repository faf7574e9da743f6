package io.rapport.command.platform.aggregate;

/**
 * A command by which one of two ends or takes back what they have together; it is heard when the other is gone, too.
 */
public interface Parting {}
