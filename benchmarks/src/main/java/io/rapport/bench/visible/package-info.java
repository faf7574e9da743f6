/**
 * How long it takes until a query shows what a command has told, beside the bare way of one row from store to store.
 */
@NullMarked
package io.rapport.bench.visible;

import org.jspecify.annotations.NullMarked;
