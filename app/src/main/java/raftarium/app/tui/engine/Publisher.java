package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.app.session.Session;

/** Makes frames when there is something new, and not too often. Of the engine's thread. */
public final class Publisher {
    /** Between two frames, when something was done by hand. */
    private static final long SOON_NANOS = 16_000_000;

    private final FrameMaker maker = new FrameMaker();
    private final Runnable wake;
    private volatile Frame latest;
    private long publishedNanos;
    private boolean changed;
    private boolean urgent;

    /**
     * A publisher that has published how the session begins.
     *
     * @param wake called after each further frame
     */
    public Publisher(Session session, Runnable wake) {
        this.wake = wake;
        latest = maker.make(session, session.speed());
    }

    /** The newest frame; from any thread. */
    public Frame latest() {
        return latest;
    }

    /** Looks into a node; 0: into none. From any thread. */
    void watch(int node) {
        maker.watch(node);
    }

    /** Two branches are seen side by side; 0, 0: none. From any thread. */
    void compare(int one, int other) {
        maker.compare(one, other);
    }

    /** Time has passed. */
    public void changed() {
        changed = true;
    }

    /** Something was done. */
    public void urgent() {
        changed = true;
        urgent = true;
    }

    public boolean isChanged() {
        return changed;
    }

    /** A text stands under the panes until the next. */
    public void caption(String text) {
        maker.setCaption(text);
        urgent();
    }

    /** What is shown of a lesson from now on; null: there is none. */
    void lesson(@Nullable LessonPage page) {
        maker.setLesson(page);
        urgent();
    }

    /** A line was carried out; a note among them becomes the caption. */
    public void tell(Frame.Source origin, String line, Reply reply) {
        maker.echo(origin, line, reply);
        if (reply.isOk() && line.strip().startsWith("note ")) {
            maker.setCaption(reply.output());
        }
        urgent();
    }

    /** Time has passed, and there may be something to be said of that. */
    void tellNotice(@Nullable Session session) {
        String notice = session == null ? null : session.timeline().takeNotice();
        if (notice != null) {
            tell(Frame.Source.KEY, "", Reply.mistake(notice));
        }
    }

    /** How long until the next frame may be made, where {@code frameNanos} lie between two. */
    public long untilDue(long frameNanos) {
        long gap = urgent ? SOON_NANOS : Math.max(SOON_NANOS, frameNanos);
        return gap - (System.nanoTime() - publishedNanos);
    }

    /** Publishes, if there is something new and it is time. */
    public void publish(
            @Nullable Session session, @Nullable TalkPlayer told, double speed, long frameNanos) {
        if (changed && untilDue(frameNanos) <= 0) {
            maker.setTalk(told == null ? Talk.NONE : told.talk(session));
            latest = session == null ? maker.makeAfter(latest) : maker.make(session, speed);
            publishedNanos = System.nanoTime();
            changed = session != null && !maker.isComplete();
            urgent = false;
            wake.run();
        }
    }
}
