package io.rapport.query.platform.engine.documents;

import io.rapport.events.Owner;
import io.rapport.query.platform.projection.DocumentRef;

/**
 * A document as MongoDB has it.
 *
 * @param position of the last event that the document has had
 */
public record StoredDocument<D extends Record>(DocumentRef<D> ref, Owner owner, long position, D value) {}
