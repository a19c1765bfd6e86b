/**
 * Events in words, for people: made only where somebody reads them. {@link
 * raftarium.trace.words.EventWords} has those of all kinds.
 */
@NullMarked
package raftarium.trace.words;

import org.jspecify.annotations.NullMarked;
