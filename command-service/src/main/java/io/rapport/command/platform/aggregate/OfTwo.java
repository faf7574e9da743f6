package io.rapport.command.platform.aggregate;

/**
 * What the owner and somebody else have together: both may ask for something here. Nothing more is asked for once one
 * of them was forgotten, whoever asks.
 */
public interface OfTwo extends Owned {

    /** The subject of whoever is not the owner. */
    String other();

    @Override
    default boolean admits(String actor) {
        return Owned.super.admits(actor) || other().equals(actor);
    }
}
