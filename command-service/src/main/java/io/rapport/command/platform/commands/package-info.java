/** What contexts send their commands with, and what they give and get for it. */
@NullMarked
package io.rapport.command.platform.commands;

import org.jspecify.annotations.NullMarked;
