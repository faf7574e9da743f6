/** Missions: what is to be asked, what was answered, and which are to be looked back on. */
@NullMarked
package io.rapport.query.models.mission;

import org.jspecify.annotations.NullMarked;
