/** What a command costs when much has happened before: to one relationship, and to many members. */
@NullMarked
package io.rapport.bench.growth;

import org.jspecify.annotations.NullMarked;
