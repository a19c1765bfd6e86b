/**
 * A session: the timeline of a cluster with its options and the files under it. What opens, resumes
 * and closes data directories is here; commands and screens are not.
 */
@NullMarked
package raftarium.app.session;

import org.jspecify.annotations.NullMarked;
