/** The career plan of a member: what they hope for, which aims they have, and what they have reached on the way. */
@NullMarked
package io.rapport.command.domain.careerplan;

import org.jspecify.annotations.NullMarked;
