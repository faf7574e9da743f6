/** What can have happened around the skills that a member practises in daily life. */
@NullMarked
package io.rapport.events.skill;

import org.jspecify.annotations.NullMarked;
