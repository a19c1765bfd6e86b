/**
 * A session: what was done to a cluster, and when, so that it can go back to any moment and take
 * another way from there. A {@link raftarium.session.Timeline} is branches of recorded
 * commands, with moments kept in between. To go somewhere, it takes the nearest earlier moment and
 * lets time pass, with the recorded commands. {@link raftarium.session.Past} searches the past on
 * copies of such moments, on the threads of a {@link raftarium.session.SearchContext}, and tells on
 * such threads, too, all that happened ({@link raftarium.session.Past#retell}).
 *
 * <p>Branches are told once more, step by step, by a {@link raftarium.session.Retelling}, and held
 * against each other by {@link raftarium.session.SideBySide}; {@link raftarium.session.Alongside}
 * looks at one beside the present. What may come of a moment with other
 * chance are its {@link raftarium.session.Futures}; {@link raftarium.session.Fate} looks for the
 * last moment from which one of them escapes a violation.
 *
 * <p>A command that changes something, given in the past, begins a branch: {@link
 * raftarium.session.Timeline#give}. So does undo: {@link raftarium.session.Travel#undo}.
 */
@NullMarked
package raftarium.session;

import org.jspecify.annotations.NullMarked;
