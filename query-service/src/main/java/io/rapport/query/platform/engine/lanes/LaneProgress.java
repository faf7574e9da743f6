package io.rapport.query.platform.engine.lanes;

/**
 * How far a projection is in a partition.
 *
 * @param position of the last event that was applied
 * @param offset up to which everything is applied
 * @param lag how many records are known that are not applied
 * @param readAgain whether the topic was created anew and has not been read as far as the one before it
 * @param foreign how many of its records do not belong to the log
 * @param known whether offset and lag are known by now
 */
record LaneProgress(
        int partition, long position, long offset, long lag, boolean known, boolean readAgain, long foreign) {}
