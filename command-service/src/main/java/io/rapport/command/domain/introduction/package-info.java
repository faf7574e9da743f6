/** Introducing two people to each other: asked first, and made only where both want it. */
@NullMarked
package io.rapport.command.domain.introduction;

import org.jspecify.annotations.NullMarked;
