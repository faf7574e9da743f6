/** Gives every committed event its final place in the one order of all events. */
@NullMarked
package io.rapport.command.platform.sequencer;

import org.jspecify.annotations.NullMarked;
