/** What can have happened on the way to two people knowing each other through the member. */
@NullMarked
package io.rapport.events.introduction;

import org.jspecify.annotations.NullMarked;
