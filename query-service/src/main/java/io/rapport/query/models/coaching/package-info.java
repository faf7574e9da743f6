/** Who works with whom as member and coach, what came of it, and what a coach has to see to next. */
@NullMarked
package io.rapport.query.models.coaching;

import org.jspecify.annotations.NullMarked;
