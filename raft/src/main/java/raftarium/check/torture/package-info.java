/**
 * Torture: {@link raftarium.check.torture.Torture} runs plans of faults by the thousand. A {@code
 * Planner} draws a plan from a seed, a {@code Trial} runs it with all properties checked, and a
 * {@code Shrinker} makes a plan smaller that breaks something. A plan is plain data: a cluster, and
 * the commands that are given to it. Which commands are faults, and which are simpler than others,
 * is known here.
 */
@NullMarked
package raftarium.check.torture;

import org.jspecify.annotations.NullMarked;
