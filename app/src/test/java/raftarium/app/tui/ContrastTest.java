package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Look;
import raftarium.app.tui.paint.Theme;
import raftarium.app.tui.pane.UiState;
import raftarium.sim.NodeView;

import java.util.Set;
import java.util.TreeSet;

/** Whatever is selected: each word stands out from its ground, in each theme. */
class ContrastTest {
    /** As WCAG 2 counts contrast, what large or bold text needs at least. */
    private static final double READ = 3;

    private static double part(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double light(TextColor color) {
        return 0.2126 * part(color.getRed())
                + 0.7152 * part(color.getGreen())
                + 0.0722 * part(color.getBlue());
    }

    private static double contrast(TextColor one, TextColor other) {
        double most = Math.max(light(one), light(other));
        double least = Math.min(light(one), light(other));
        return (most + 0.05) / (least + 0.05);
    }

    /** What isn't read: a letter, its colours, and where it is. */
    private static Set<String> unread(Screen screen) {
        Set<String> unread = new TreeSet<>();
        for (int row = 0; row < screen.getTerminalSize().getRows(); row++) {
            for (int column = 0; column < screen.getTerminalSize().getColumns(); column++) {
                TextCharacter cell = screen.getFrontCharacter(column, row);
                boolean isWord =
                        Character.isLetterOrDigit(cell.getCharacterString().charAt(0));
                double found = contrast(cell.getForegroundColor(), cell.getBackgroundColor());
                if (isWord && found < READ) {
                    unread.add(String.format(
                            "%s at %d,%d: %.1f", cell.getCharacterString(), column, row, found));
                }
            }
        }
        return unread;
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void eachWordIsRead(Situation situation) {
        try (Lab lab = Lab.fresh()) {
            situation.enact(lab);
            NodeView leader = lab.session().view().leader();
            Set<Integer> chosen = new TreeSet<>(Set.of(1));
            chosen.add(leader == null ? 2 : leader.id());
            for (Theme theme : Theme.values()) {
                for (int selected : chosen) {
                    UiState ui = situation.ui(lab);
                    ui.selected = selected;
                    ui.look = new Look(theme, false);
                    Frame frame = situation.frame(lab, ui);
                    assertThat(unread(Pictures.screen(frame, ui, 80, 24)))
                            .as("%s, n%d selected", theme, selected)
                            .isEmpty();
                    assertThat(unread(Pictures.screen(frame, ui, 120, 40)))
                            .as("%s, n%d selected", theme, selected)
                            .isEmpty();
                }
            }
        }
    }
}
