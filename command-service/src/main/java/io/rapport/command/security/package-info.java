/** Who may send commands, and for whom. */
@NullMarked
package io.rapport.command.security;

import org.jspecify.annotations.NullMarked;
