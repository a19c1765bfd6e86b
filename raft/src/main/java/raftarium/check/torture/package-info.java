/**
 * Torture: plans of faults drawn from a seed, run and judged by the thousand, and shrunk when they
 * break something. A plan is plain data, and each of its steps is a line that a script could have.
 * What makes a step a line lives here; who reads such lines doesn't.
 */
@NullMarked
package raftarium.check.torture;

import org.jspecify.annotations.NullMarked;
