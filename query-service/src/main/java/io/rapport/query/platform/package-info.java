/** What fills read models and answers queries from them. It knows none of them. */
@NullMarked
package io.rapport.query.platform;

import org.jspecify.annotations.NullMarked;
