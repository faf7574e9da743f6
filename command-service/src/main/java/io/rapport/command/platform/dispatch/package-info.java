/** From a request to an aggregate and back: each attempt at a command, until it is answered. */
@NullMarked
package io.rapport.command.platform.dispatch;

import org.jspecify.annotations.NullMarked;
