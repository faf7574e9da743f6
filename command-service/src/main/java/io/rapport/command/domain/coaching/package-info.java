/** A member and their coach: what they agreed on, what is open to the coach, when they speak, and what comes of it. */
@NullMarked
package io.rapport.command.domain.coaching;

import org.jspecify.annotations.NullMarked;
