/**
 * How the cluster fares, in words: who is missing from a majority, who stands for election, which
 * of two leaders is stale, why an entry isn't committed. Words only, made from a frame; where
 * they stand and in which colours is not here.
 */
@NullMarked
package raftarium.app.tui.health;

import org.jspecify.annotations.NullMarked;
