/** The first answers to requests that may be repeated. */
@NullMarked
package io.rapport.command.platform.idempotency;

import org.jspecify.annotations.NullMarked;
