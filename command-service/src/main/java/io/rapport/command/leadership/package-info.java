/** One instance at a time: who may number events, and who may publish them. */
@NullMarked
package io.rapport.command.leadership;

import org.jspecify.annotations.NullMarked;
