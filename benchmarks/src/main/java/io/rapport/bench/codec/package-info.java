/** What it costs to write an event as JSON and to read it, measured by JMH. */
@NullMarked
package io.rapport.bench.codec;

import org.jspecify.annotations.NullMarked;
