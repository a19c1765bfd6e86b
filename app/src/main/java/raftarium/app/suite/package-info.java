/**
 * Suites: collections of scenarios that are run as a whole, over many seeds and on several cores,
 * and told as a table or to programs. What is in a suite is the library's.
 */
@NullMarked
package raftarium.app.suite;

import org.jspecify.annotations.NullMarked;
