/** The query side: read models that are folded from events, and the API that answers from them. */
@NullMarked
package io.rapport.query;

import org.jspecify.annotations.NullMarked;
