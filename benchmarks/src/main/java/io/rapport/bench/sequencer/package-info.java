/** How many events a second get their position, beside an insert of the rows that this comes to. */
@NullMarked
package io.rapport.bench.sequencer;

import org.jspecify.annotations.NullMarked;
