package raftarium.app.tui.engine;

/** The speeds that keys go through: 0.001 to 1000 in steps of 1, 2, 5, and as fast as it goes. */
public final class Speeds {
    private static final double[] STEPS = {
        0.001,
        0.002,
        0.005,
        0.01,
        0.02,
        0.05,
        0.1,
        0.2,
        0.5,
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        1000,
        Double.POSITIVE_INFINITY
    };

    private Speeds() {}

    /** The next step above; the last stays. */
    public static double above(double speed) {
        for (double step : STEPS) {
            if (step > speed) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    /** The next step below; the first stays. */
    public static double below(double speed) {
        for (int place = STEPS.length - 1; place >= 0; place--) {
            if (STEPS[place] < speed) {
                return STEPS[place];
            }
        }
        return STEPS[0];
    }
}
