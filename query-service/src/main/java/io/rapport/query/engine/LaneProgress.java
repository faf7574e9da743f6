package io.rapport.query.engine;

/**
 * How far a projection is in a partition.
 *
 * @param position of the last event that was applied
 * @param offset up to which everything is applied
 * @param lag how many records are known that are not applied
 * @param known whether offset and lag are known by now
 */
record LaneProgress(int partition, long position, long offset, long lag, boolean known) {}
