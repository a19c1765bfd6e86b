/**
 * A session: a simulation with its options, its recorded commands, and the pace at which its time
 * passes. What opens, resumes and closes data directories is here; commands and screens are not.
 */
@NullMarked
package raftarium.app.session;

import org.jspecify.annotations.NullMarked;
