/**
 * Conditions, which hold of a cluster or don't, the figures that they compare, and sets of its
 * nodes: how they are read from text, and what is said where a condition doesn't hold.
 */
@NullMarked
package raftarium.condition;

import org.jspecify.annotations.NullMarked;
