package raftarium.app.tui.paint;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;

import java.util.IdentityHashMap;

/**
 * Characters on another ground, each made once: a screen that is given the same one again has
 * nothing to compare. Of the drawing thread.
 */
final class Shades {
    private static final int MOST = 4096;

    private static final Shades[][] ALL = all();

    private final TextColor ground;
    private final TextColor page;
    private final IdentityHashMap<TextCharacter, TextCharacter> made = new IdentityHashMap<>();

    private Shades(TextColor ground, TextColor page) {
        this.ground = ground;
        this.page = page;
    }

    private static Shades[][] all() {
        Shades[][] all = new Shades[Theme.values().length][Tone.values().length];
        for (Theme theme : Theme.values()) {
            for (Tone tone : Tone.values()) {
                all[theme.ordinal()][tone.ordinal()] =
                        new Shades(theme.color(tone), theme.color(Tone.PAGE));
            }
        }
        return all;
    }

    static Shades of(Theme theme, Tone ground) {
        return ALL[theme.ordinal()][ground.ordinal()];
    }

    /** That character on the ground; one that has a ground of its own stays as it is. */
    TextCharacter of(TextCharacter character) {
        TextCharacter known = made.get(character);
        if (known != null) {
            return known;
        }
        if (made.size() == MOST) {
            made.clear();
        }
        boolean isOnPage = character.getBackgroundColor().equals(page);
        TextCharacter shaded = isOnPage ? character.withBackgroundColor(ground) : character;
        made.put(character, shaded);
        return shaded;
    }
}
