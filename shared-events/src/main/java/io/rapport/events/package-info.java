/** The published language of Rapport: events, their envelope, their names on the wire and how old versions are read. */
@NullMarked
package io.rapport.events;

import org.jspecify.annotations.NullMarked;
