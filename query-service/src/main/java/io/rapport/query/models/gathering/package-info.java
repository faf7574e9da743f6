/** What came of a gathering: why one went, whom one met, who came. */
@NullMarked
package io.rapport.query.models.gathering;

import org.jspecify.annotations.NullMarked;
