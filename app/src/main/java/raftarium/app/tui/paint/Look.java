package raftarium.app.tui.paint;

/**
 * How a screen looks, whatever is on it.
 *
 * @param ascii whether only the signs of ASCII are drawn
 */
public record Look(Theme theme, boolean ascii) {
    /** What nobody has asked for otherwise. */
    public static final Look USUAL = new Look(Theme.DARK, false);

    private static final String GLYPHS = "─═│┌┐└┘●○◐◔◌♥◆◇▲△■□▣✶▄█━┃▌▒░·•‹›…‖▸▼×✕★↑╌┗▤✓▁▀≠┬";
    private static final String INSTEAD = "-=|++++@oc%nhVvPpAaS*===||#:.-<>~=>vxx*^-+#+_\"*+";

    /** What is drawn for a character. */
    char shown(char letter) {
        if (!ascii || letter < 128) {
            return letter;
        }
        int place = GLYPHS.indexOf(letter);
        return place < 0 ? '?' : INSTEAD.charAt(place);
    }

    public Look with(Theme other) {
        return new Look(other, ascii);
    }
}
