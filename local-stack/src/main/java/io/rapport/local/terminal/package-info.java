/** Text for people: colours where they are wanted, tables, durations. */
@NullMarked
package io.rapport.local.terminal;

import org.jspecify.annotations.NullMarked;
