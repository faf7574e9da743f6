/** The commands of {@code ./rapport}, one class each. */
@NullMarked
package io.rapport.local.cli;

import org.jspecify.annotations.NullMarked;
