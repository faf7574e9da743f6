/** What analytics-service tells, and how it is shown: as tables, plots and files. */
@NullMarked
package io.rapport.local.figures;

import org.jspecify.annotations.NullMarked;
