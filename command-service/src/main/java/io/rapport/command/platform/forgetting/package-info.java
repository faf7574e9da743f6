/** Completes what was asked to be forgotten: keysets first, then whatever else could tell, on every instance. */
@NullMarked
package io.rapport.command.platform.forgetting;

import org.jspecify.annotations.NullMarked;
