/** What the build itself runs; nothing here is part of the product. */
@NullMarked
package io.rapport.build;

import org.jspecify.annotations.NullMarked;
