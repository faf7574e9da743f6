/** What folds count. */
@NullMarked
package io.rapport.analytics.fold;

import org.jspecify.annotations.NullMarked;
