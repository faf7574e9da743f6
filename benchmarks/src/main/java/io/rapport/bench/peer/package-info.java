/** What Rapport is measured beside: programs that do the same on a JVM of their own, with the same settings. */
@NullMarked
package io.rapport.bench.peer;

import org.jspecify.annotations.NullMarked;
