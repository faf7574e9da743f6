/** HTTP around the queries: whose data is asked for, how pages are cut, and how errors are told. */
@NullMarked
package io.rapport.query.platform.web;

import org.jspecify.annotations.NullMarked;
