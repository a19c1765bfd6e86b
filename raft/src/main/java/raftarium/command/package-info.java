/**
 * What is done to a cluster, as data, and what it begins with. A {@link raftarium.command.Command}
 * is a record: a key, a typed line, a fault of torture and a saved session come to the same record,
 * which does the same to a {@link raftarium.command.Moment}. It prints as a line that reads as the
 * same record; so does a {@link raftarium.command.ClusterSpec}. A moment is a simulation with all
 * that commands keep beside it; a copy of it goes on identically. What a command waits for is a
 * value in the moment, too. How all of it is typed stands in the tables of {@link
 * raftarium.command.Commands}.
 */
@NullMarked
package raftarium.command;

import org.jspecify.annotations.NullMarked;
