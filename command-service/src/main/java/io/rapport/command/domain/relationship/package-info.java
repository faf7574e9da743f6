/** A member and one person: who they are, what was said, what was promised and what was given. */
@NullMarked
package io.rapport.command.domain.relationship;

import org.jspecify.annotations.NullMarked;
