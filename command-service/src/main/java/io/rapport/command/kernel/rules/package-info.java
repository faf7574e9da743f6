/**
 * What a rejection is: a broken rule with a name, a field and a sentence that says what would be right. And what a
 * command of one context tells a rule of another.
 */
@NullMarked
package io.rapport.command.kernel.rules;

import org.jspecify.annotations.NullMarked;
