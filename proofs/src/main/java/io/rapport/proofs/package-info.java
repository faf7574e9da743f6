/** The log's side of proofs: a Merkle tree a tenant, checkpoints that are signed, and what proves an event. */
@NullMarked
package io.rapport.proofs;

import org.jspecify.annotations.NullMarked;
