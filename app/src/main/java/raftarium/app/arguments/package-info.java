/** The program's own arguments: Picocli reads them, with the kinds of the grammar. */
@NullMarked
package raftarium.app.arguments;

import org.jspecify.annotations.NullMarked;
