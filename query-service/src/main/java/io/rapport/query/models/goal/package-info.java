/**
 * The read model "goal progress": how far each goal of a member is, counted anew from what happened each time it is
 * asked; and beside it the alignment, from the career plan down to each of these goals.
 */
@NullMarked
package io.rapport.query.models.goal;

import org.jspecify.annotations.NullMarked;
