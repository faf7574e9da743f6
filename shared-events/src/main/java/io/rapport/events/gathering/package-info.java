/** What can have happened around a conference, a meetup or another event that a member attends. */
@NullMarked
package io.rapport.events.gathering;

import org.jspecify.annotations.NullMarked;
