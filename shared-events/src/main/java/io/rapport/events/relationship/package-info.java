/** What can have happened between a member and one person. */
@NullMarked
package io.rapport.events.relationship;

import org.jspecify.annotations.NullMarked;
