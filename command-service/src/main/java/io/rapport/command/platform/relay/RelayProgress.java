package io.rapport.command.platform.relay;

/** How far the topic is. */
public interface RelayProgress {

    /** The last position that this instance published or found on the topic; 0 as long as it does not lead. */
    long relayed();

    /** How many records that are none of ours it found behind that when it began to lead. */
    long foreignRecords();
}
