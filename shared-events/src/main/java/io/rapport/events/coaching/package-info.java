/** What can have happened between a member and their coach. */
@NullMarked
package io.rapport.events.coaching;

import org.jspecify.annotations.NullMarked;
