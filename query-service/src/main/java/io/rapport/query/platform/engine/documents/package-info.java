/** How the documents of a projection are loaded, changed and written back. */
@NullMarked
package io.rapport.query.platform.engine.documents;

import org.jspecify.annotations.NullMarked;
