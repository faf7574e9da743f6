/** What is measured: a stack of its own, and JVMs that run beside it only as long as the benchmark does. */
@NullMarked
package io.rapport.bench.stack;

import org.jspecify.annotations.NullMarked;
