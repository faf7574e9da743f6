package io.rapport.query.platform.engine;

/**
 * A document as MongoDB has it.
 *
 * @param position of the last event that the document has had
 */
record StoredDocument<D extends Record>(DocumentRef<D> ref, Owner owner, long position, D value) {}
