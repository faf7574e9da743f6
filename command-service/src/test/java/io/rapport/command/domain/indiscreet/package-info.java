/** A context that shows others what is its own. */
@NullMarked
package io.rapport.command.domain.indiscreet;

import org.jspecify.annotations.NullMarked;
