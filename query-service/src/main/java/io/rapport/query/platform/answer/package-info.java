/** Answers in the form in which they are sent: made of stored documents or of records, and kept while they hold. */
@NullMarked
package io.rapport.query.platform.answer;

import org.jspecify.annotations.NullMarked;
