/** How this service is connected to PostgreSQL, which it needs for little, and does without as long as it can. */
@NullMarked
package io.rapport.query.platform.postgres;

import org.jspecify.annotations.NullMarked;
