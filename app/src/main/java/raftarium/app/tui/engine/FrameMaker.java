package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.app.session.Session;
import raftarium.session.Note;
import raftarium.session.Timeline;
import raftarium.sim.Host;
import raftarium.sim.LinksView;
import raftarium.sim.Simulation;
import raftarium.trace.Event;
import raftarium.trace.MessageEvent;
import raftarium.trace.Trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Follows a session's trace and makes frames of it. Of the engine's thread. */
public final class FrameMaker {
    public static final int KEPT_STORY = 200;
    public static final int KEPT_LANDED = 64;
    public static final int KEPT_ECHOES = 16;

    /** Of more nodes no matrix of links is drawn. */
    private static final int MAX_MATRIX = 20;

    private final Deque<Frame.Echo> echoes = new ArrayDeque<>();
    private final Describer describer = new Describer();

    private @Nullable Simulation followed;
    private long made;
    private long landedCount;
    private long echoCount;
    private String caption = "";
    private Talk talk = Talk.NONE;
    private @Nullable LessonPage lesson;

    private final BranchPairs pairs = new BranchPairs();
    private final Chronicles chronicles = new Chronicles();
    private @Nullable LinksView links;
    private Detail detail = Detail.NONE;
    private long detailApplied;

    /** The node that is looked into; 0: none. Set by any thread. */
    private volatile int watched;

    /** A line was carried out. */
    public void echo(Frame.Source origin, String line, Reply reply) {
        echoCount++;
        keep(echoes, new Frame.Echo(echoCount, origin, line, reply), KEPT_ECHOES);
    }

    /** Somebody has something to say. */
    public void setCaption(String text) {
        caption = text;
    }

    /** How far what is told to those who watch is. */
    public void setTalk(Talk other) {
        talk = other;
    }

    /** What is shown of a lesson; null: there is none. */
    public void setLesson(@Nullable LessonPage page) {
        lesson = page;
    }

    /** A frame of that session as it is now. */
    public Frame make(Session of, double speed) {
        return make(of.timeline(), speed, of.pace().isAuto());
    }

    /**
     * A frame of the present of a timeline.
     *
     * @param speed virtual seconds a real second; 0: the clock stands
     * @param auto whether it slows down by itself for elections
     */
    public Frame make(Timeline of, double speed, boolean auto) {
        Simulation simulation = of.present().simulation();
        Trace trace = simulation.trace();
        long more = chronicles.follow(of);
        landedCount += trace.since(trace.count() - more).stream()
                .filter(event -> ended(event) != null)
                .count();
        if (simulation != followed) {
            followed = simulation;
            detail = Detail.NONE;
        }
        links = simulation.nodes() <= MAX_MATRIX ? LinksView.of(simulation) : null;
        lookInto(simulation);
        return frame(of, speed, auto);
    }

    /** Looks into a node, from the next frame on; 0: into none. From any thread. */
    public void watch(int node) {
        watched = node;
    }

    /** Two branches are seen side by side from the next frame on; 0, 0: none. From any thread. */
    public void compare(int one, int other) {
        pairs.compare(one, other);
    }

    /** Whether the last frame shows all that was asked for: the next one shows more otherwise. */
    boolean isComplete() {
        return pairs.haveArrived();
    }

    /** A machine is asked what it holds only when it has applied something since. */
    private void lookInto(Simulation simulation) {
        int node = watched;
        if (node < 1 || node > simulation.nodes()) {
            detail = Detail.NONE;
            return;
        }
        Host host = simulation.host(node);
        long applied = host.status().lastApplied();
        if (detail.node() != node
                || applied != detailApplied
                || !detail.files().equals(host.files())) {
            detail = Detail.of(simulation, node);
            detailApplied = applied;
        }
    }

    /** The cluster as it was seen last, where none is open any more. */
    public Frame makeAfter(Frame last) {
        made++;
        return last.standing(made, List.copyOf(echoes), caption, talk);
    }

    private Frame frame(Timeline timeline, double speed, boolean auto) {
        made++;
        Simulation simulation = timeline.present().simulation();
        Trace trace = simulation.trace();
        long before = trace.count();
        Chronicle chronicle = chronicles.current();
        List<Note> notes = timeline.notes().on(timeline.branch());
        Place place = Marks.place(timeline, chronicle.tape(), notes, chronicles.moves());
        int passed = place.notesPassed();
        List<StoryItem> told = chronicle.story(before, KEPT_STORY, notes.subList(0, passed));
        return new Frame(
                made,
                chronicles.sessions(),
                simulation.view(),
                speed,
                auto,
                told,
                chronicle.storyCount(before) + passed,
                landed(trace),
                landedCount,
                describer.describe(simulation, told),
                List.copyOf(echoes),
                caption(place),
                links,
                chronicle.tape().marks(),
                detail,
                chronicle.committed(before),
                place,
                talk,
                pairs.make(timeline, told),
                lesson);
    }

    /** In the past it is what was noted last by then. */
    private String caption(Place place) {
        int passed = place.notesPassed();
        String noted = passed == 0 ? "" : place.notes().get(passed - 1).text();
        return place.isPast() ? noted : caption;
    }

    /** The newest messages that arrived or were lost. */
    private static List<MessageEvent> landed(Trace trace) {
        List<MessageEvent> landed = new ArrayList<>();
        long number = trace.count() - 1;
        while (number >= trace.first() && landed.size() < KEPT_LANDED) {
            MessageEvent end = ended(trace.event(number));
            if (end != null) {
                landed.add(end);
            }
            number--;
        }
        Collections.reverse(landed);
        return landed;
    }

    private static @Nullable MessageEvent ended(Event event) {
        return event instanceof MessageEvent.Delivered || event instanceof MessageEvent.Lost
                ? (MessageEvent) event
                : null;
    }

    private static <T> void keep(Deque<T> newest, T one, int most) {
        if (newest.size() == most) {
            newest.removeFirst();
        }
        newest.addLast(one);
    }
}
