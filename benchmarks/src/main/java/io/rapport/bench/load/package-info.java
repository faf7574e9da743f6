/** Load: as much as a number of clients can send, or as much as arrives by the clock. */
@NullMarked
package io.rapport.bench.load;

import org.jspecify.annotations.NullMarked;
