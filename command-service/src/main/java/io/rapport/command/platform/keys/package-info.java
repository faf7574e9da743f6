/** The keysets that seal what is personal, as commands need them; the module {@code keyring} has them. */
@NullMarked
package io.rapport.command.platform.keys;

import org.jspecify.annotations.NullMarked;
