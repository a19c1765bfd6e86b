package raftarium.app.tui.ring;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.raft.Message;

import java.util.List;

/** Messages that are seen from ten metres. */
final class Sprites {
    private static final List<String> DIAMOND =
            Blocks.rows("..#..", ".###.", "#####", ".###.", "..#..");
    private static final List<String> HEART =
            Blocks.rows("##.##", "#####", "#####", ".###.", "..#..");
    private static final List<String> LOST =
            Blocks.rows("#...#", ".#.#.", "..#..", ".#.#.", "#...#");
    private static final List<String> DOT =
            Blocks.rows(".....", ".....", "..#..", ".....", ".....");

    private Sprites() {}

    /** Where it is, around a cell; a plate begins half a row higher, clear of its letters. */
    static Region region(FlyingMessage one, Way.Cell cell) {
        int columns = columns(one);
        int above = isPlate(one) ? 2 : 1;
        int rows = Blocks.ROWS + above - 1;
        return new Region(cell.column() - columns / 2, cell.row() - above, columns, rows);
    }

    private static int columns(FlyingMessage one) {
        if (isPlate(one)) {
            return Blocks.columns(text(one)) + 2;
        }
        return 5 + (isQuestion(one) ? 4 : 0);
    }

    private static boolean isQuestion(FlyingMessage one) {
        return !one.isLost()
                && (one.kind() == MessageSign.REQUEST_VOTE || one.kind() == MessageSign.PRE_VOTE);
    }

    private static boolean isPlate(FlyingMessage one) {
        return !one.isLost() && !isQuestion(one) && !one.kind().isBeat();
    }

    /** The first of several entries stands for all of them, and an answer is short. */
    private static String text(FlyingMessage one) {
        String word = one.word().replaceFirst("\\.\\..*", "");
        return word.startsWith("ok") ? "OK" : word.isEmpty() ? "?" : word;
    }

    static void draw(Canvas canvas, FlyingMessage one, Way.Cell cell) {
        Region region = region(one, cell);
        Message message = one.packet().message();
        long term = message == null ? 0 : message.term();
        Ink ink = one.isLost() ? Inks.ALARM_TEXT : Inks.term(term);
        if (isPlate(one)) {
            plate(canvas, region, text(one), term);
            return;
        }
        List<String> rows = one.isLost()
                ? LOST
                : isQuestion(one) ? DIAMOND : one.kind() == MessageSign.BEAT ? HEART : DOT;
        for (int row = 0; row < rows.size(); row++) {
            Blocks.put(canvas, region.column(), region.row() + row, rows.get(row), ink);
        }
        if (isQuestion(one)) {
            Blocks.put(canvas, region.column() + 6, region.row(), "?", ink, region.end());
        }
    }

    private static void plate(Canvas canvas, Region region, String text, long term) {
        if (!canvas.isAscii()) {
            Region edge = new Region(region.column(), region.row(), region.columns(), 1);
            canvas.fill(edge, '▄', Inks.term(term));
        }
        Region letters = region.below(1);
        canvas.fill(letters, ' ', Inks.onTerm(term));
        int column = letters.column() + 1;
        Blocks.put(canvas, column, letters.row(), text, Inks.onTerm(term), letters.end());
    }
}
