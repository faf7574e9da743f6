/** Tests of the whole service over HTTP. */
@NullMarked
package io.rapport.query;

import org.jspecify.annotations.NullMarked;
