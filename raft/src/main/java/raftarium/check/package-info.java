/**
 * What must always hold, checked after every event from the trace alone: {@link
 * raftarium.check.SafetyChecker} asks each {@link raftarium.check.Property}. Nothing here uses the
 * algorithm's code: a mistake there can't hide itself here.
 */
@NullMarked
package raftarium.check;

import org.jspecify.annotations.NullMarked;
