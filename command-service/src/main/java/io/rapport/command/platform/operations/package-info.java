/** What an operator sees of this service. */
@NullMarked
package io.rapport.command.platform.operations;

import org.jspecify.annotations.NullMarked;
