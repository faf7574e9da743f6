/** The command line {@code ./rapport bench}. */
@NullMarked
package io.rapport.bench.cli;

import org.jspecify.annotations.NullMarked;
