/**
 * The prompt: lines are read, carried out, answered. With a terminal JLine edits, completes and
 * remembers; without one lines are read plainly.
 */
@NullMarked
package raftarium.app.repl;

import org.jspecify.annotations.NullMarked;
