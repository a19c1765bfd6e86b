package raftarium.app.tui.paint;

import com.googlecode.lanterna.SGR;

import java.util.EnumMap;
import java.util.Map;

/** The ways to write that the panes know. */
public final class Inks {
    public static final Ink TEXT = new Ink(Tone.TEXT, Tone.PAGE);
    public static final Ink BRIGHT = new Ink(Tone.BRIGHT, Tone.PAGE).bold();
    public static final Ink FAINT = new Ink(Tone.FAINT, Tone.PAGE);
    public static final Ink RULE = new Ink(Tone.RULE, Tone.PAGE);
    public static final Ink TITLE = new Ink(Tone.TITLE, Tone.PAGE).bold();
    public static final Ink BAR_TEXT = new Ink(Tone.BAR_TEXT, Tone.BAR);
    public static final Ink BAR_BRIGHT = new Ink(Tone.BAR_BRIGHT, Tone.BAR).bold();
    public static final Ink BAR_SAID = new Ink(Tone.SAID, Tone.BAR).bold();
    public static final Ink BAR_FAINT = new Ink(Tone.BAR_FAINT, Tone.BAR);
    public static final Ink BAR_KEY = new Ink(Tone.SAID, Tone.BAR).bold();
    public static final Ink CLIENT = new Ink(Tone.CLIENT, Tone.PAGE);
    public static final Ink WALL = new Ink(Tone.WALL, Tone.PAGE);
    public static final Ink PLATE = new Ink(Tone.ON_PLATE, Tone.PLATE).bold();
    public static final Ink KEY = new Ink(Tone.KEY_TEXT, Tone.KEY).bold();
    public static final Ink SAID = new Ink(Tone.SAID, Tone.PAGE).bold();
    public static final Ink ALARM = new Ink(Tone.ALARM_ON, Tone.ALARM).bold();
    public static final Ink ALARM_TEXT = new Ink(Tone.ALARM_TEXT, Tone.PAGE);
    public static final Ink OVER = new Ink(Tone.OVER_TEXT, Tone.OVER);
    public static final Ink OVER_BRIGHT = new Ink(Tone.OVER_BRIGHT, Tone.OVER).bold();
    public static final Ink OVER_FAINT = new Ink(Tone.OVER_FAINT, Tone.OVER);

    private static final Map<Tone, Ink> TERMS = new EnumMap<>(Tone.class);
    private static final Map<Tone, Ink> DIM_TERMS = new EnumMap<>(Tone.class);
    private static final Map<Tone, Ink> CONFLICTS = new EnumMap<>(Tone.class);
    private static final Map<Tone, Ink> FILLED = new EnumMap<>(Tone.class);
    private static final Map<Tone, Ink> BAR_TERMS = new EnumMap<>(Tone.class);

    static {
        for (Tone tone : Tone.values()) {
            if (tone.compareTo(Tone.TERM_1) >= 0) {
                Ink ink = new Ink(tone, Tone.PAGE);
                TERMS.put(tone, ink.bold());
                DIM_TERMS.put(tone, ink.dim());
                CONFLICTS.put(tone, ink.with(SGR.UNDERLINE));
                FILLED.put(tone, new Ink(Tone.ON_TERM, tone).bold());
                BAR_TERMS.put(tone, new Ink(tone, Tone.BAR).bold());
            }
        }
    }

    private Inks() {}

    /** What is of that term. */
    public static Ink term(long term) {
        return of(TERMS, term);
    }

    /** What is of that term, and not settled. */
    public static Ink dimTerm(long term) {
        return of(DIM_TERMS, term);
    }

    /** What is of that term, and not what the leader has. */
    public static Ink conflictingTerm(long term) {
        return of(CONFLICTS, term);
    }

    /** What stands on the colour of that term. */
    public static Ink onTerm(long term) {
        return of(FILLED, term);
    }

    /** What is of that term, in the first row. */
    public static Ink barTerm(long term) {
        return of(BAR_TERMS, term);
    }

    private static Ink of(Map<Tone, Ink> inks, long term) {
        Ink ink = term < 1 ? null : inks.get(Tone.ofTerm(term));
        return ink == null ? FAINT : ink;
    }
}
