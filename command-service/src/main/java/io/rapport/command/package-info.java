/** Takes commands, holds the rules, writes events and publishes them. */
@NullMarked
package io.rapport.command;

import org.jspecify.annotations.NullMarked;
