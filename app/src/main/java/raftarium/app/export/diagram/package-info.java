/**
 * The space-time diagram of a session: the facts of its trace, where they stand on a scale of time
 * with breaks, and the picture of that as SVG and as a page. What is told in words is in the rooms
 * of the trace; how a picture is asked for is elsewhere.
 */
@NullMarked
package raftarium.app.export.diagram;

import org.jspecify.annotations.NullMarked;
