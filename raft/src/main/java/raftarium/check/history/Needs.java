package raftarium.check.history;

/**
 * What the answers of a history need, so that a search leaves a way on which one of them can't come
 * any more. It never says so of a way that leads to an order.
 *
 * @param <S> the state of the key or the object
 */
interface Needs<S> {
    /** Nothing is known of what answers need. */
    static <S> Needs<S> unknown() {
        return new Needs<>() {
            @Override
            public int unmetAtFirst() {
                return Group.NEVER;
            }

            @Override
            public int unmet(S before, int number, S after, PlaceSet taken) {
                return Group.NEVER;
            }

            @Override
            public boolean isWorthwhile(S before, int number, S after, PlaceSet taken) {
                return true;
            }
        };
    }

    /** The same as {@link #unmet} before anything has happened. */
    int unmetAtFirst();

    /**
     * The step of an answer that can't come any more after an operation.
     *
     * @param number that of the operation
     * @param taken what has taken effect of what is pending, with it
     * @return {@link Group#NEVER} if each answer still can
     */
    int unmet(S before, int number, S after, PlaceSet taken);

    /**
     * Whether an operation that need not take effect could be of use to one that must.
     *
     * @param taken what has taken effect of what is pending, without it
     */
    boolean isWorthwhile(S before, int number, S after, PlaceSet taken);
}
