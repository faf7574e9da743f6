/** Figures about many members, from events alone and without keys. */
@NullMarked
package io.rapport.analytics;

import org.jspecify.annotations.NullMarked;
