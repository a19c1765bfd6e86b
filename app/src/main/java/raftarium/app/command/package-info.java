/**
 * The vocabulary: what a line at the prompt, in a script or under a key means. It adds to the
 * commands of a cluster what looks, travels, begins a session or holds a script together, in the
 * same grammar; completes, colours and explains lines; reads scripts and carries them out. Whatever
 * a user types gets an answer here, never a stack trace.
 */
@NullMarked
package raftarium.app.command;

import org.jspecify.annotations.NullMarked;
