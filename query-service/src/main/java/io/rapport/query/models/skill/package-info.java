/** What a member means to practise, and when they did. */
@NullMarked
package io.rapport.query.models.skill;

import org.jspecify.annotations.NullMarked;
