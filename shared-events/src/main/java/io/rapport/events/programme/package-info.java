/** Programmes that a tenant runs, and members who take part in them. */
@NullMarked
package io.rapport.events.programme;

import org.jspecify.annotations.NullMarked;
