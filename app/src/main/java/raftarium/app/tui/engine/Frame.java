package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.sim.ClusterView;
import raftarium.sim.LinksView;
import raftarium.trace.Event;
import raftarium.trace.MessageEvent;

import java.util.List;

/**
 * All that is shown of a session at a moment; nothing in it changes, and any thread may read it.
 *
 * @param number its number, from 1 upwards
 * @param session which session it is of, from 1: another number is another cluster
 * @param view the cluster
 * @param speed virtual seconds a real second; 0: the clock stands
 * @param auto whether it slows down by itself for elections
 * @param told the newest events of the story, oldest first
 * @param storyCount how many there were in all
 * @param landed the newest messages that arrived or were lost, oldest first
 * @param landedCount how many were seen in all: it grows by those that are new, wherever in time
 * @param descriptions the newest entries of each log, in words
 * @param echoes the newest lines that were carried out, oldest first
 * @param caption what a note said last, or ""
 * @param links the links, or null if there are too many to be shown
 * @param tape what the time line is marked with, oldest first, as far as the branch is known:
 *     beyond this moment too
 * @param detail more of the node that is looked into
 * @param committed the highest index that was known to be committed, though nobody who runs may
 *     know it any more
 * @param place where in the session's time this is
 * @param talk how far the scenario is that is told to those who watch
 * @param branches two branches that are looked at side by side; null: none are
 * @param lesson what is shown of a lesson; null: there is none
 */
public record Frame(
        long number,
        long session,
        ClusterView view,
        double speed,
        boolean auto,
        List<StoryItem> told,
        long storyCount,
        List<MessageEvent> landed,
        long landedCount,
        Descriptions descriptions,
        List<Echo> echoes,
        String caption,
        @Nullable LinksView links,
        List<Mark> tape,
        Detail detail,
        long committed,
        Place place,
        Talk talk,
        @Nullable TwoBranches branches,
        @Nullable LessonPage lesson) {
    /**
     * Something on the time line.
     *
     * @param kind what it is
     * @param node whose it is, or 0
     * @param term the term of a leader or a candidate, or 0
     */
    public record Mark(long atNanos, MarkKind kind, int node, long term) {}

    /**
     * A line that was carried out.
     *
     * @param number the line's, from 1 upwards
     * @param origin where it came from
     */
    public record Echo(long number, Source origin, String line, Reply reply) {}

    /** Where a line came from: that decides how much of its answer is shown. */
    public enum Source {
        /** A key stands for it. */
        KEY,
        /** Somebody typed it. */
        PROMPT,
        /** It is of a scenario that is watched, or is how the cockpit begins. */
        SCENARIO
    }

    public Frame {
        told = List.copyOf(told);
        landed = List.copyOf(landed);
        echoes = List.copyOf(echoes);
        tape = List.copyOf(tape);
    }

    /** The same where the clock stands for good: no cluster is open any more. */
    Frame standing(long newNumber, List<Echo> newEchoes, String newCaption, Talk newTalk) {
        return new Frame(
                newNumber,
                session,
                view,
                0,
                false,
                told,
                storyCount,
                landed,
                landedCount,
                descriptions,
                newEchoes,
                newCaption,
                links,
                tape,
                detail,
                committed,
                place,
                newTalk,
                branches,
                lesson);
    }

    /** The newest events of the story, oldest first. */
    public List<Event> story() {
        return told.stream().map(StoryItem::event).toList();
    }

    /** Virtual seconds a real second; while the clock stands that one. */
    public double speedOr(double played) {
        return speed > 0 ? speed : played;
    }

    /** Whether the clock runs. */
    public boolean plays() {
        return speed > 0 && !view.isStopped();
    }
}
