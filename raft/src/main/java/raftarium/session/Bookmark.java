package raftarium.session;

/** A moment with a name. */
public record Bookmark(String name, Branch branch, Position position) {}
