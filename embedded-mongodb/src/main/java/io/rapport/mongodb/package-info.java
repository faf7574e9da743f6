/** A MongoDB server for one machine: the wire protocol, collections in memory, and ordered indexes that serve them. */
@NullMarked
package io.rapport.mongodb;

import org.jspecify.annotations.NullMarked;
