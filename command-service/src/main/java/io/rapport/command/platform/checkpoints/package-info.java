/** Signs what the log is, and proves what is in it. */
@NullMarked
package io.rapport.command.platform.checkpoints;

import org.jspecify.annotations.NullMarked;
