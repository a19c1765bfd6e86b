/**
 * The vocabulary: what a line at the prompt, in a script or under a key means. One class a group of
 * commands, one method a command, which makes what is given to the cluster, looks, or travels.
 * Whatever a user types gets an answer here, never a stack trace.
 */
@NullMarked
package raftarium.app.command;

import org.jspecify.annotations.NullMarked;
