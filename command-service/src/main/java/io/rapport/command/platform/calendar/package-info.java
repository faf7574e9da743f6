/** Each member's calendar, as commands need it. */
@NullMarked
package io.rapport.command.platform.calendar;

import org.jspecify.annotations.NullMarked;
