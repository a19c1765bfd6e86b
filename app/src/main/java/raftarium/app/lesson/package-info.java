/**
 * The class room: lessons that ask, let the cluster run, check and explain, and challenges. How
 * their files are read, and all mistakes in them found; how one is played, checked, and what a
 * student has done in it kept. Nothing here knows a terminal: what is said comes as texts, and each
 * answer is judged by a condition on the cluster at that moment.
 */
@NullMarked
package raftarium.app.lesson;

import org.jspecify.annotations.NullMarked;
