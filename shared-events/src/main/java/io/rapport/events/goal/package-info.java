/** What can have happened to a member's goal. */
@NullMarked
package io.rapport.events.goal;

import org.jspecify.annotations.NullMarked;
