/** What a goal counts, on which days, and how each calendar period of a habit stands. */
@NullMarked
package io.rapport.query.rules.goal;

import org.jspecify.annotations.NullMarked;
