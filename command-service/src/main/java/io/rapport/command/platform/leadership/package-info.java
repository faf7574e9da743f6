/** One instance at a time: who may number events, and who may publish them. */
@NullMarked
package io.rapport.command.platform.leadership;

import org.jspecify.annotations.NullMarked;
