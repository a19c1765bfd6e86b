package raftarium.app.export.diagram;

/**
 * A message between nodes.
 *
 * @param id its packet's
 * @param endNanos when it arrived or was lost; for one in flight the end
 * @param heldNanos since when it was held; -1 if it wasn't
 * @param term its sender's
 * @param entries how many entries it carries
 * @param changed whether something at the receiver followed from it
 */
record Arrow(
        long id,
        int from,
        int to,
        long sentNanos,
        long endNanos,
        long heldNanos,
        Glyph glyph,
        long term,
        int entries,
        Fate fate,
        boolean changed) {
    /** What it is. */
    enum Glyph {
        ASKS(false),
        YES(true),
        NO(true),
        ENTRIES(false),
        HAS(true),
        HAS_NOT(true),
        HEART(false),
        SNAPSHOT(false),
        HAS_SNAPSHOT(true),
        STAND(false);

        private final boolean answers;

        Glyph(boolean answers) {
            this.answers = answers;
        }

        boolean answers() {
            return answers;
        }

        /** Whether it is one of those of which there are many. */
        boolean isOrdinary() {
            return this == ENTRIES || this == HAS;
        }
    }

    /** What became of it. */
    enum Fate {
        ARRIVED,
        /** Lost at a partition. */
        WALL,
        /** Lost by chance, at a cut, or taken away. */
        ON_THE_WAY,
        /** Its receiver was down. */
        DOWN,
        FLYING
    }

    boolean isHeld() {
        return heldNanos >= 0;
    }

    boolean isLost() {
        return fate != Fate.ARRIVED && fate != Fate.FLYING;
    }

    /** Whether nothing is lost if it isn't drawn where much happened. */
    boolean isOrdinary() {
        return glyph.isOrdinary() && fate == Fate.ARRIVED;
    }

    Arrow withChanged() {
        return new Arrow(
                id, from, to, sentNanos, endNanos, heldNanos, glyph, term, entries, fate, true);
    }
}
