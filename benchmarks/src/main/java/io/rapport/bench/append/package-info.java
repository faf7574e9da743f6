/** How many commands a second are taken over HTTP, beside a bare insert and beside stock Axon. */
@NullMarked
package io.rapport.bench.append;

import org.jspecify.annotations.NullMarked;
