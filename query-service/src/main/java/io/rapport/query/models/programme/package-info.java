/** The programmes of a tenant, and who takes part in them. */
@NullMarked
package io.rapport.query.models.programme;

import org.jspecify.annotations.NullMarked;
