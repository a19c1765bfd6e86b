/**
 * The terminal program: where it starts. Its rooms are the packages below this one.
 */
@NullMarked
package raftarium.app;

import org.jspecify.annotations.NullMarked;
