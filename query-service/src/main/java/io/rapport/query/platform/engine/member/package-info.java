/** What a projection makes of the events of one member, from the first one on. */
@NullMarked
package io.rapport.query.platform.engine.member;

import org.jspecify.annotations.NullMarked;
