/** Sends a recorded history of contacts through the HTTP interface, and compares what became of it with the file. */
@NullMarked
package io.rapport.local.replay;

import org.jspecify.annotations.NullMarked;
