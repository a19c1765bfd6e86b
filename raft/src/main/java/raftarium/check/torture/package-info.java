/**
 * Torture: plans of faults drawn from a seed, run and judged by the thousand, and shrunk when they
 * break something. A plan is plain data: a cluster, and the commands that are given to it. What
 * they are to torture besides (which are faults, what is simpler) lives here.
 */
@NullMarked
package raftarium.check.torture;

import org.jspecify.annotations.NullMarked;
