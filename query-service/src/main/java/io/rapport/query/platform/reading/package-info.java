/** Where queries find the documents of read models, and how far these are. */
@NullMarked
package io.rapport.query.platform.reading;

import org.jspecify.annotations.NullMarked;
