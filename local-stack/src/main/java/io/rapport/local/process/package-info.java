/** The parts of a stack: how each is started as a process of its own, watched, found again and stopped. */
@NullMarked
package io.rapport.local.process;

import org.jspecify.annotations.NullMarked;
