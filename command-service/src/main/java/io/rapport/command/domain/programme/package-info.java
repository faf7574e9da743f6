/** Programmes that a tenant runs with its coaches, and members who take part by their own yes. */
@NullMarked
package io.rapport.command.domain.programme;

import org.jspecify.annotations.NullMarked;
