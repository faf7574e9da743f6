/** Checks what a log says of itself, knowing nothing of how the log works. */
@NullMarked
package io.rapport.verifier;

import org.jspecify.annotations.NullMarked;
