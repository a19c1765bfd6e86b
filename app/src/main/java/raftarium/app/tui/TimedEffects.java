package raftarium.app.tui;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;
import raftarium.app.tui.ring.Slides;

import java.util.concurrent.TimeUnit;

/**
 * What lasts for a moment of real time: the line of a key, and cards that slide. Nobody asks for
 * the frame in which it is over, so this tells when that is due. Of the screen's thread.
 */
public final class TimedEffects {
    /** How long the line of a key is shown. */
    static final long FLASH_NANOS = 2_000_000_000;

    /** How long a frame is shown while cards slide. */
    private static final long SLIDE_MILLIS = 30;

    private static final long FOREVER_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final UiState ui;
    private final Slides slides = new Slides();
    private long flashesSeen;
    private long flashEndNanos;

    /** Those of what somebody sees. */
    public TimedEffects(UiState ui) {
        this.ui = ui;
    }

    /**
     * It is that real time.
     *
     * @param newest what is shown from now on
     * @return whether there is something else to see, though nothing else has happened
     */
    public boolean pass(Frame newest, long realNanos) {
        boolean slid = !ui.slide.isOver();
        slides.see(newest, realNanos);
        ui.slide = slides.at(realNanos);
        return flashIsOver(realNanos) || slid;
    }

    private boolean flashIsOver(long realNanos) {
        if (ui.flashes != flashesSeen) {
            flashesSeen = ui.flashes;
            flashEndNanos = realNanos + FLASH_NANOS;
        }
        boolean over = !ui.flash.isEmpty() && realNanos - flashEndNanos >= 0;
        if (over) {
            ui.flash = "";
        }
        return over;
    }

    /** How long at most nothing changes by itself. */
    long untilNextMillis(long realNanos) {
        long next = FOREVER_MILLIS;
        if (!ui.flash.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(flashEndNanos - realNanos);
            next = Math.max(1, left + 1);
        }
        return ui.slide.isOver() ? next : Math.min(next, SLIDE_MILLIS);
    }
}
