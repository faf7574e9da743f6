/** The read model "career plan": what a member hopes for, which aims they have, and what they have reached. */
@NullMarked
package io.rapport.query.models.plan;

import org.jspecify.annotations.NullMarked;
