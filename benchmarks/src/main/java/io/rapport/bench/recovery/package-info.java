/** How soon everything is as it should be after a part was killed while commands came in. */
@NullMarked
package io.rapport.bench.recovery;

import org.jspecify.annotations.NullMarked;
