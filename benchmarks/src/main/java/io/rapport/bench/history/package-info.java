/** Logs of events that were never commands: made for a measurement, and put on a topic as if they had been relayed. */
@NullMarked
package io.rapport.bench.history;

import org.jspecify.annotations.NullMarked;
