/** From a request to an aggregate and back: who asks, what is answered, and what is written in the same transaction. */
@NullMarked
package io.rapport.command.platform.dispatch;

import org.jspecify.annotations.NullMarked;
