/** Witnesses the log: sees only what is published of it, and says with a key of its own that it was never rewritten. */
@NullMarked
package io.rapport.query.platform.witness;

import org.jspecify.annotations.NullMarked;
