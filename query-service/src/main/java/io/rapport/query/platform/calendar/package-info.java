/** What day it is for a member, in each read model that asks. */
@NullMarked
package io.rapport.query.platform.calendar;

import org.jspecify.annotations.NullMarked;
