/** What a stack keeps on disk: its home folder, ports, secrets, and the settings and artifacts it is started from. */
@NullMarked
package io.rapport.local.home;

import org.jspecify.annotations.NullMarked;
