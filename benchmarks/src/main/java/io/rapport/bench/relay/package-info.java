/** How many events a second are published, beside a bare producer of the same records. */
@NullMarked
package io.rapport.bench.relay;

import org.jspecify.annotations.NullMarked;
