/**
 * Which records of a member are of one person, as read models keep it that name people and know nothing else of them.
 */
@NullMarked
package io.rapport.query.platform.merges;

import org.jspecify.annotations.NullMarked;
