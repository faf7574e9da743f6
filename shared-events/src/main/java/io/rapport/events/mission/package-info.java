/** What can have happened around an encounter that a member prepares as a mission. */
@NullMarked
package io.rapport.events.mission;

import org.jspecify.annotations.NullMarked;
