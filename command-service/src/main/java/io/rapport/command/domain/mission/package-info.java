/** Encounters that a member prepares as missions: what to ask, what was answered, and how it went. */
@NullMarked
package io.rapport.command.domain.mission;

import org.jspecify.annotations.NullMarked;
