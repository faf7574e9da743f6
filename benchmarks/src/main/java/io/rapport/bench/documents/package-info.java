/** Documents of read models, as the engine makes them. */
@NullMarked
package io.rapport.bench.documents;

import org.jspecify.annotations.NullMarked;
