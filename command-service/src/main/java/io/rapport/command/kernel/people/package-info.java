/** What a command of any context tells of people, so that the rules of their relationships can be asked about it. */
@NullMarked
package io.rapport.command.kernel.people;

import org.jspecify.annotations.NullMarked;
