/** What can have happened to a member's career plan: hopes, aims and milestones. */
@NullMarked
package io.rapport.events.careerplan;

import org.jspecify.annotations.NullMarked;
