package raftarium.app.session;

import raftarium.raft.Role;
import raftarium.sim.Host;
import raftarium.sim.HostState;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

/**
 * How fast a clock plays.
 *
 * @param times virtual seconds a real second; 0: it stands; infinite: as fast as it goes
 * @param isAuto whether it slows down by itself while there is an election to be seen
 */
public record Pace(double times, boolean isAuto) {
    /** It stands. */
    public static final Pace STOPPED = new Pace(0, false);

    /** A tenth, and a twentieth from when a timer has ended until there is a leader. */
    public static final Pace AUTO = new Pace(0.1, true);

    private static final double IN_ELECTIONS = 0.05;

    /** Always the same. */
    public static Pace of(double times) {
        return new Pace(times, false);
    }

    /** Reads what is typed: {@code 0.5}, {@code 2x}, {@code max}, {@code auto}. */
    public static Pace parse(String text) throws MistakeException {
        if (text.equals("auto")) {
            return AUTO;
        } else if (text.equals("max")) {
            return of(Double.POSITIVE_INFINITY);
        }
        if (text.matches("\\d{1,4}(\\.\\d{1,6})?x?")) {
            double times = Double.parseDouble(text.replace("x", ""));
            if (times == 0 || times >= 0.001 && times <= 1000) {
                return of(times);
            }
        }
        throw new MistakeException(
                "'" + text + "' is no speed: 0, 0.001 to 1000, max or auto would be");
    }

    /** As it is typed. */
    public String words() {
        if (isAuto) {
            return "auto";
        } else if (Double.isInfinite(times)) {
            return "max";
        }
        return times == Math.rint(times) ? Long.toString((long) times) : Double.toString(times);
    }

    /** How fast it is at this moment of a cluster. */
    public double now(Simulation simulation) {
        return isAuto && elects(simulation) ? IN_ELECTIONS : times;
    }

    /** Whether somebody stands for election in a term that has no leader yet. */
    private static boolean elects(Simulation simulation) {
        int leader = simulation.leader();
        long led = leader == 0 ? 0 : simulation.host(leader).status().term();
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            if (host.state() == HostState.RUNNING
                    && host.status().role() == Role.CANDIDATE
                    && host.status().term() > led) {
                return true;
            }
        }
        return false;
    }
}
