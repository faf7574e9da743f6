package io.rapport.command.platform.aggregate;

/**
 * An aggregate of which a row of another table says how it stands, for those who have to know at once and read no
 * events. No handler writes it: it is written with the events of every command after which it says something else.
 */
public interface Accompanied extends Owned {

    /** What the row says of the aggregate as it stands now. */
    Companion companion();

    /** What such a row says: equal ones say the same. */
    interface Companion {

        /** The row, as it is once the aggregate has this sequence. */
        CompanionRows at(long sequence);
    }
}
