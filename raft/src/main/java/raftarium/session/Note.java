package raftarium.session;

/**
 * What was said to those who watch.
 *
 * @param number which one it is of the session, from 1
 * @param text what was said
 * @param branch on which it was said
 * @param position when
 * @param event the number of the event that came next in the trace
 */
public record Note(int number, String text, Branch branch, Position position, long event) {}
