/** What an aggregate is, whose it is, and what is written beside its events. */
@NullMarked
package io.rapport.command.platform.aggregate;

import org.jspecify.annotations.NullMarked;
