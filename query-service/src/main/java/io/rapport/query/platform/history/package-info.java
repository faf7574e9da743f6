/** The past of a member: their events as the log has them, and read models as of a moment. */
@NullMarked
package io.rapport.query.platform.history;

import org.jspecify.annotations.NullMarked;
