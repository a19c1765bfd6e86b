package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of parts, some at the left and some at the right. Where they don't fit, the part of the
 * least rank is said in fewer words, or not at all, until they do.
 */
final class Bar {
    /** Of what is never left out. */
    static final int KEPT = 100;

    private static final int GAP = 2;

    /** Words in one way to write. */
    record Piece(String text, Ink ink) {}

    /** A way to say a part; those of a higher rank are given up later. */
    record Wording(int rank, List<Piece> pieces) {
        Wording {
            pieces = List.copyOf(pieces);
        }

        static Wording of(int rank, Piece... pieces) {
            return new Wording(rank, List.of(pieces));
        }

        private int columns() {
            return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
        }
    }

    private static final class Part {
        private final boolean isRight;
        private final List<Wording> wordings;
        private int taken;

        Part(boolean isRight, List<Wording> wordings) {
            this.isRight = isRight;
            this.wordings = wordings;
        }

        private boolean isThere() {
            return taken < wordings.size();
        }

        private int columns() {
            return isThere() ? wordings.get(taken).columns() + GAP : 0;
        }

        private int rank() {
            return isThere() ? wordings.get(taken).rank() : KEPT;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /** A part at the left, behind those that are there; its fullest wording first. */
    void left(Wording... wordings) {
        parts.add(new Part(false, List.of(wordings)));
    }

    /** A part at the right, in front of those that are there. */
    void right(Wording... wordings) {
        parts.add(new Part(true, List.of(wordings)));
    }

    void draw(Canvas canvas, int row) {
        while (columns() > canvas.columns() && giveUp()) {}
        int left = 1;
        int right = canvas.columns() - 1;
        for (Part part : parts) {
            if (part.isThere()) {
                Wording wording = part.wordings.get(part.taken);
                int at = part.isRight ? right - wording.columns() : left;
                right = part.isRight ? at - GAP : right;
                for (Piece piece : wording.pieces()) {
                    at = canvas.put(at, row, piece.text(), piece.ink());
                }
                left = part.isRight ? left : at + GAP;
            }
        }
    }

    /** With a blank at both edges. */
    private int columns() {
        return parts.stream().mapToInt(Part::columns).sum();
    }

    private boolean giveUp() {
        Part least = null;
        for (Part part : parts) {
            if (part.rank() < KEPT && (least == null || part.rank() < least.rank())) {
                least = part;
            }
        }
        if (least != null) {
            least.taken++;
        }
        return least != null;
    }
}
