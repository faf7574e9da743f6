/** The local stack from outside and inside: every part a process that may be frozen, killed or in the way. */
@NullMarked
package io.rapport.local.process;

import org.jspecify.annotations.NullMarked;
