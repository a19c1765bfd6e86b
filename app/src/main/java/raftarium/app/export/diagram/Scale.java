package raftarium.app.export.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Where moments stand: as far apart everywhere as they are in time, but for breaks.
 *
 * @param pieces one after the other
 */
record Scale(List<Piece> pieces) {
    Scale {
        pieces = List.copyOf(pieces);
    }

    /** A stretch of time, and where it stands. */
    record Piece(long fromNanos, long toNanos, double x1, double x2, boolean isBreak) {
        double x(long nanos) {
            double part =
                    toNanos == fromNanos ? 0 : (double) (nanos - fromNanos) / (toNanos - fromNanos);
            return x1 + part * (x2 - x1);
        }

        Piece at(double x) {
            return new Piece(fromNanos, toNanos, x, x + x2 - x1, isBreak);
        }
    }

    double x1() {
        return pieces.get(0).x1();
    }

    double x2() {
        return pieces.get(pieces.size() - 1).x2();
    }

    long fromNanos() {
        return pieces.get(0).fromNanos();
    }

    long toNanos() {
        return pieces.get(pieces.size() - 1).toNanos();
    }

    /** Whether a moment is on it. */
    boolean has(long nanos) {
        return nanos >= fromNanos() && nanos <= toNanos();
    }

    /** Whether any of a stretch is on it. */
    boolean meets(long from, long to) {
        return from <= toNanos() && to >= fromNanos();
    }

    /** Where a moment stands; one that isn't on it at its end. */
    double x(long nanos) {
        return nanos <= fromNanos()
                ? x1()
                : nanos >= toNanos() ? x2() : piece(nanos).x(nanos);
    }

    /** The same, but what is in a break stands at its end. */
    double xBehindBreak(long nanos) {
        Piece piece = piece(Math.max(fromNanos(), Math.min(toNanos(), nanos)));
        return piece.isBreak() ? piece.x2() : x(nanos);
    }

    /** The piece that a moment on it is in. */
    Piece piece(long nanos) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (pieces.get(middle).toNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return pieces.get(low);
    }

    List<Piece> breaks() {
        return pieces.stream().filter(Piece::isBreak).toList();
    }

    /** How wide a nanosecond is outside of breaks. */
    double pixelsPerNano() {
        return pieces.stream()
                .filter(piece -> !piece.isBreak() && piece.toNanos() > piece.fromNanos())
                .mapToDouble(
                        piece -> (piece.x2() - piece.x1()) / (piece.toNanos() - piece.fromNanos()))
                .findFirst()
                .orElse(0);
    }

    /** The same, cut into strips of a width at most, at breaks where it can be. */
    List<Scale> strips(double x, double width) {
        List<Scale> strips = new ArrayList<>();
        List<Piece> strip = new ArrayList<>();
        double at = x;
        for (Piece whole : pieces) {
            Piece rest = whole;
            while (at + rest.x2() - rest.x1() > x + width + 0.5) {
                double room = x + width - at;
                if (room > width / 2 && !rest.isBreak()) {
                    double part = room / (rest.x2() - rest.x1());
                    long cut =
                            rest.fromNanos() + (long) (part * (rest.toNanos() - rest.fromNanos()));
                    strip.add(new Piece(rest.fromNanos(), cut, at, x + width, false));
                    rest = new Piece(cut, rest.toNanos(), rest.x1() + room, rest.x2(), false);
                } else if (strip.isEmpty()) {
                    break;
                }
                if (!strip.isEmpty()) {
                    strips.add(new Scale(strip));
                }
                strip = new ArrayList<>();
                at = x;
            }
            strip.add(rest.at(at));
            at += rest.x2() - rest.x1();
        }
        if (!strip.isEmpty()) {
            strips.add(new Scale(strip));
        }
        return strips;
    }
}
