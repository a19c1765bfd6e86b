/**
 * What a line is made of, before it means anything: its words, how they are cut and read, the
 * quantities that they stand for, what may follow them, and what is said of a mistake in them.
 */
@NullMarked
package raftarium.words;

import org.jspecify.annotations.NullMarked;
