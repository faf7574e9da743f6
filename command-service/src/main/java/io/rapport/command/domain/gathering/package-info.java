/** Conferences, meetups and other events that a member attends, each for a reason. */
@NullMarked
package io.rapport.command.domain.gathering;

import org.jspecify.annotations.NullMarked;
