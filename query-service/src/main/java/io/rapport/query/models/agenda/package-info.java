/** What a member has to do, or may look forward to, on a day. */
@NullMarked
package io.rapport.query.models.agenda;

import org.jspecify.annotations.NullMarked;
