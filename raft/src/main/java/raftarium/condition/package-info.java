/**
 * What holds of a cluster, or doesn't, and which of its nodes are meant: conditions and sets of
 * nodes, how they are read, and how things stand where one doesn't hold.
 */
@NullMarked
package raftarium.condition;

import org.jspecify.annotations.NullMarked;
