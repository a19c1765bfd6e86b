/**
 * Many runs at a time: they are spread over threads, and come back in order, so that nobody can
 * tell how many threads there were. What is run is the other rooms' business.
 */
@NullMarked
package raftarium.app.batch;

import org.jspecify.annotations.NullMarked;
