/**
 * What must always hold, checked after every event from the trace alone. Nothing here uses the
 * algorithm's code: a mistake there can't hide itself here.
 */
@NullMarked
package raftarium.check;

import org.jspecify.annotations.NullMarked;
