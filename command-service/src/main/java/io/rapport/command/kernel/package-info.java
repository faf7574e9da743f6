/** What all contexts share: how a rule is broken, how time is stated, and what a body may look like. */
@NullMarked
package io.rapport.command.kernel;

import org.jspecify.annotations.NullMarked;
