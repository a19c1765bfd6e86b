package raftarium.app.tui.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A terminal that knows what a cast may send, and nothing else: what doesn't fit fails. */
final class CastScreen {
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b\\[(?:(\\d+);(\\d+)H|(2J)|([\\d;]+)m|(\\?25[lh]))");

    private final char[][] cells;
    private int column;
    private int row;

    CastScreen(int columns, int rows) {
        cells = new char[rows][columns];
        clear();
    }

    private void clear() {
        for (char[] one : cells) {
            Arrays.fill(one, ' ');
        }
    }

    /** Shows what is sent. */
    void take(String sent) {
        Matcher sequence = SEQUENCE.matcher(sent);
        int place = 0;
        while (place < sent.length()) {
            char c = sent.charAt(place);
            if (c == '\u001b') {
                boolean isKnown = sequence.find(place) && sequence.start() == place;
                assertThat(isKnown)
                        .as("a known sequence at %d of %s", place, sent)
                        .isTrue();
                place = sequence.end();
                obey(sequence);
            } else {
                assertThat(Character.isISOControl(c))
                        .as("control character in %s", sent)
                        .isFalse();
                cells[row][column] = c;
                column++;
                place++;
            }
        }
    }

    private void obey(Matcher sequence) {
        if (sequence.group(1) != null) {
            row = Integer.parseInt(sequence.group(1)) - 1;
            column = Integer.parseInt(sequence.group(2)) - 1;
        } else if (sequence.group(3) != null) {
            clear();
        }
    }

    /** What is shown, a line a row, without the blanks at their ends. */
    List<String> rows() {
        return Stream.of(cells)
                .map(one -> new String(one).stripTrailing())
                .collect(Collectors.toList());
    }
}
