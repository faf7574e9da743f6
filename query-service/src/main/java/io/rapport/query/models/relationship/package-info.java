/** Who a person is to the member, by what was learned, given and received so far. */
@NullMarked
package io.rapport.query.models.relationship;

import org.jspecify.annotations.NullMarked;
