/** A context whose author forgot whatever can be forgotten: it must not pass the rules. */
@NullMarked
package io.rapport.command.domain.forgetful;

import org.jspecify.annotations.NullMarked;
