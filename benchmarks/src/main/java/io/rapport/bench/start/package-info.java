/** How soon a stack is ready, and how much memory its parts take, idle and at work. */
@NullMarked
package io.rapport.bench.start;

import org.jspecify.annotations.NullMarked;
