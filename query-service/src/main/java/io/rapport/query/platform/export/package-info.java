/**
 * All that is kept about a member, or about one person of theirs, with where it is from, what it is for and who sees
 * it.
 */
@NullMarked
package io.rapport.query.platform.export;

import org.jspecify.annotations.NullMarked;
