/** Drawing, as SVG and in a terminal. */
@NullMarked
package io.rapport.local.plot;

import org.jspecify.annotations.NullMarked;
