/** What a member wants to reach: its purpose, how its progress is told, and how it ended. */
@NullMarked
package io.rapport.command.domain.goal;

import org.jspecify.annotations.NullMarked;
