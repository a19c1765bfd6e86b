/**
 * How commands are typed, as data: a {@link raftarium.grammar.Usage} is a command's word, with a
 * {@link raftarium.grammar.Shape} for each way in which it is typed. A shape has parts, and a part
 * has a {@link raftarium.grammar.Kind}. The same data reads a line, prints what it stands for so
 * that it reads as the same, says what may come next, and explains it.
 */
@NullMarked
package raftarium.grammar;

import org.jspecify.annotations.NullMarked;
