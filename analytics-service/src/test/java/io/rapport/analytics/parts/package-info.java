/** Stories that tests tell. */
@NullMarked
package io.rapport.analytics.parts;

import org.jspecify.annotations.NullMarked;
