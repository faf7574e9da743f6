/** Answers in the form in which they are sent. */
@NullMarked
package io.rapport.query.platform.answer;

import org.jspecify.annotations.NullMarked;
