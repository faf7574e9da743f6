/** How many commands a second go over the command bus, beside a bare insert at as many threads. */
@NullMarked
package io.rapport.bench.bus;

import org.jspecify.annotations.NullMarked;
