/** What happened, entry by entry, in the order in which it happened. */
@NullMarked
package io.rapport.query.models.timeline;

import org.jspecify.annotations.NullMarked;
