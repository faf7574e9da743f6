/** Who may send commands and queries, and for whom: tenant and member come from the token alone. */
@NullMarked
package io.rapport.web.security;

import org.jspecify.annotations.NullMarked;
