/** Histories that are there before a benchmark begins, written straight into the store: never what is measured. */
@NullMarked
package io.rapport.bench.stored;

import org.jspecify.annotations.NullMarked;
