/**
 * The terminal program: where it starts. Its rooms are the packages below this one. The library
 * that they stand on is in the module raft, whose README lists its rooms, ground floor first.
 */
@NullMarked
package raftarium.app;

import org.jspecify.annotations.NullMarked;
