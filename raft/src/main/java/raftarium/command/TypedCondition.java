package raftarium.command;

import raftarium.condition.Condition;

/**
 * A condition, and how it is typed.
 *
 * @param text reads as the same condition
 */
public record TypedCondition(Condition condition, String text) {}
