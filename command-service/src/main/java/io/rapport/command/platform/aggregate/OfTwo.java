package io.rapport.command.platform.aggregate;

/**
 * What the owner and somebody else have together: both may ask for something here. Once one of them was forgotten,
 * nothing more is heard but a {@link Parting}.
 */
public interface OfTwo extends Owned {

    /** The subject of whoever is not the owner. */
    String other();

    @Override
    default boolean admits(String actor) {
        return Owned.super.admits(actor) || other().equals(actor);
    }
}
