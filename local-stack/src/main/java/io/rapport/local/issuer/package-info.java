/** A real OpenID Connect issuer for one machine: demo users in two tenants, and members of any other one on demand. */
@NullMarked
package io.rapport.local.issuer;

import org.jspecify.annotations.NullMarked;
