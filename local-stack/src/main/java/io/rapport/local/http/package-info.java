/** How the command line speaks to the stack: through the same HTTP interface that everybody has. */
@NullMarked
package io.rapport.local.http;

import org.jspecify.annotations.NullMarked;
