/** The local stack: every part of Rapport as a process of its own on one machine, and the {@code rapport} command. */
@NullMarked
package io.rapport.local;

import org.jspecify.annotations.NullMarked;
