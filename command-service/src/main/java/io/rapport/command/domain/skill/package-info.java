/** Skills that a member practises in daily life, with colleagues, mentors, friends and family. */
@NullMarked
package io.rapport.command.domain.skill;

import org.jspecify.annotations.NullMarked;
