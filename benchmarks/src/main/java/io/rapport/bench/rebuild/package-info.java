/** How many events a second each projection folds from the beginning, beside the bare writing of its documents. */
@NullMarked
package io.rapport.bench.rebuild;

import org.jspecify.annotations.NullMarked;
