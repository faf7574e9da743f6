/** When something happened: instants, the member's days, and the rules of time. */
@NullMarked
package io.rapport.command.kernel.time;

import org.jspecify.annotations.NullMarked;
