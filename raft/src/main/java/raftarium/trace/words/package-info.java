/**
 * Events in words, for people: made only where somebody reads them, in the story or in a line of
 * the trace. {@link raftarium.trace.words.EventWords#of} has those of all kinds; {@code
 * DecisionWords}, which it extends, those of what nodes decide, {@code MessageWords} those of
 * messages.
 */
@NullMarked
package raftarium.trace.words;

import org.jspecify.annotations.NullMarked;
