/** What the OpenAPI documents of both services say alike. */
@NullMarked
package io.rapport.web.description;

import org.jspecify.annotations.NullMarked;
