/** Checks proofs, and the store of a stack. */
@NullMarked
package io.rapport.local.proofs;

import org.jspecify.annotations.NullMarked;
