/**
 * What happened, as data: {@link raftarium.trace.Event}, its kinds, and the {@link
 * raftarium.trace.Trace} that keeps the newest of them.
 */
@NullMarked
package raftarium.trace;

import org.jspecify.annotations.NullMarked;
