/**
 * What is done to a cluster, as data, and what it begins with. A {@link raftarium.command.Command}
 * is a record: however one comes by it (a key, a line, a fault that torture draws, a session that
 * was kept), it does the same to a {@link raftarium.command.Moment}, and the line that it prints
 * reads as the same again; so does that of a {@link raftarium.command.ClusterSpec}. A moment is a
 * simulation with all that commands keep beside it; a copy of it goes on identically. What a
 * command waits for is a value in the moment, too. How all of it is typed stands in the tables of
 * {@link raftarium.command.Commands}.
 */
@NullMarked
package raftarium.command;

import org.jspecify.annotations.NullMarked;
