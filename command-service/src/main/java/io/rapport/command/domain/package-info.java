/** The bounded contexts: each in a package of its own, which knows none of the others. */
@NullMarked
package io.rapport.command.domain;

import org.jspecify.annotations.NullMarked;
