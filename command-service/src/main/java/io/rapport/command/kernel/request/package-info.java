/** The shape of requests: what text, days and answers have in common, whatever the command. */
@NullMarked
package io.rapport.command.kernel.request;

import org.jspecify.annotations.NullMarked;
