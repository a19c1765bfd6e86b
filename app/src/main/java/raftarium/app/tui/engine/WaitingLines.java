package raftarium.app.tui.engine;

import raftarium.app.command.Work;

import java.util.ArrayList;
import java.util.List;

/** The lines that wait for time to pass, or for somebody, in the order in which they came. */
final class WaitingLines {
    private final List<Work> works = new ArrayList<>();

    void add(Work work) {
        works.add(work);
    }

    int size() {
        return works.size();
    }

    /** Whether there is one that waits for time to pass. */
    boolean waitForTime() {
        return works.stream().anyMatch(work -> !work.stands());
    }

    /** Has those go on for whom it is time; returns whether there was one. */
    boolean goOn() {
        boolean any = false;
        for (int place = 0; place < works.size(); place++) {
            any |= works.get(place).goOn();
        }
        return any;
    }

    /** Lets go of those that have ended. */
    void forgetEnded() {
        works.removeIf(Work::isOver);
    }

    /** Ends all of them. */
    void breakOff() {
        works.forEach(Work::breakOff);
        works.clear();
    }
}
