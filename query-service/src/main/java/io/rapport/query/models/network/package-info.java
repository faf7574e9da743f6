/** How broad and how deep a member's network is, and how it came to be so. */
@NullMarked
package io.rapport.query.models.network;

import org.jspecify.annotations.NullMarked;
