/** What events count: from components that are not personal, and from no others. */
@NullMarked
package io.rapport.analytics.fold;

import org.jspecify.annotations.NullMarked;
