/**
 * Sessions that students hand in, and what they are worth. {@link raftarium.app.grade.Grader} finds
 * out which challenge a session is about by how it begins, does once more all that was done in it,
 * and judges the challenge's goal on the cluster that comes of it; what a session says of itself
 * counts for nothing. Each has its limits, and one that is damaged or endless costs only its own
 * mark. {@link raftarium.app.grade.GradeReport} writes the marks.
 */
@NullMarked
package raftarium.app.grade;

import org.jspecify.annotations.NullMarked;
