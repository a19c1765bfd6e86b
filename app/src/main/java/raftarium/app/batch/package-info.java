/**
 * Many runs at a time: they are spread over threads, and their results and output come in the order
 * of the runs, so that the number of threads changes nothing. Other rooms say what is run.
 */
@NullMarked
package raftarium.app.batch;

import org.jspecify.annotations.NullMarked;
