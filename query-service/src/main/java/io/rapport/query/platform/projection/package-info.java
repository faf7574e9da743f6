/** What a read model implements: what it makes of an event, and of which documents. */
@NullMarked
package io.rapport.query.platform.projection;

import org.jspecify.annotations.NullMarked;
