package io.rapport.events;

import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one old version of an event as its next one. Upcasters are applied one after the other until the current
 * version is reached; they never look outside the document that they are given.
 */
interface Upcaster {

    /** The wire name that this one reads. */
    String from();

    /** The wire name that it gives: the next version. */
    String to();

    /** Rewrites the document in place. */
    void upcast(ObjectNode event);
}
