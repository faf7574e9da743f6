/** The commands that benchmarks send, and the events that they become. */
@NullMarked
package io.rapport.bench.commands;

import org.jspecify.annotations.NullMarked;
