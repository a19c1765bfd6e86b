/** Torture on the command line: runs seeds on all cores, tells how it goes, keeps what it finds. */
@NullMarked
package raftarium.app.torture;

import org.jspecify.annotations.NullMarked;
