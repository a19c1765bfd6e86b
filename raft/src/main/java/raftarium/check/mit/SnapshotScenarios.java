package raftarium.check.mit;

import raftarium.sim.NetPreset;

/** Part 3D: snapshots. */
final class SnapshotScenarios {
    /** After so many applied entries a node takes a snapshot. */
    private static final long INTERVAL = 10;

    private static final long MOST_LOG_BYTES = 2_000;
    private static final int ROUNDS = 30;

    /** What becomes of one node in each round. */
    private enum Absence {
        NONE,
        DISCONNECTED,
        CRASHED
    }

    private SnapshotScenarios() {}

    static void basic(Lab lab) {
        rounds(lab, Absence.NONE);
        long sent = lab.wire().snapshots();
        lab.expect(sent == 0, "no InstallSnapshot, since all three keep up", "" + sent);
    }

    static void install(Lab lab) {
        rounds(lab, Absence.DISCONNECTED);
        expectInstalled(lab);
    }

    static void installUnreliable(Lab lab) {
        lab.setNet(NetPreset.MIT_UNRELIABLE);
        rounds(lab, Absence.DISCONNECTED);
        expectInstalled(lab);
    }

    static void installCrash(Lab lab) {
        rounds(lab, Absence.CRASHED);
        expectInstalled(lab);
    }

    static void installUnreliableCrash(Lab lab) {
        lab.setNet(NetPreset.MIT_UNRELIABLE);
        rounds(lab, Absence.CRASHED);
        expectInstalled(lab);
    }

    private static void expectInstalled(Lab lab) {
        lab.expect(
                lab.wire().snapshots() > 0, "an InstallSnapshot for a node that lags", "none sent");
    }

    private static void rounds(Lab lab, Absence absence) {
        lab.compactEvery(INTERVAL);
        lab.agree(3);
        int leader = Leaders.one(lab);
        for (int round = 0; round < ROUNDS; round++) {
            boolean leaderGoes = round % 3 == 1;
            int other = lab.next(leader, 1);
            int sender = leaderGoes ? other : leader;
            int victim = leaderGoes ? leader : other;
            leave(lab, victim, absence);
            lab.proposeMany(sender, INTERVAL / 2 + lab.chance().below(INTERVAL));
            lab.agree(absence == Absence.NONE ? 3 : 2);
            expectShortLogs(lab);
            if (absence != Absence.NONE) {
                comeBack(lab, victim, absence);
                lab.agree(3);
                leader = Leaders.one(lab);
            }
        }
    }

    private static void leave(Lab lab, int victim, Absence absence) {
        switch (absence) {
            case NONE -> {}
            case DISCONNECTED -> {
                lab.disconnect(victim);
                lab.agree(2);
            }
            case CRASHED -> {
                lab.crash(victim);
                lab.agree(2);
            }
        }
    }

    private static void comeBack(Lab lab, int victim, Absence absence) {
        if (absence == Absence.CRASHED) {
            lab.restart(victim);
        } else {
            lab.connect(victim);
        }
    }

    private static void expectShortLogs(Lab lab) {
        long longest = LogBytes.longest(lab);
        lab.expect(
                longest < MOST_LOG_BYTES,
                "less than " + MOST_LOG_BYTES + " bytes of log on every disk",
                longest + " bytes");
    }

    static void allCrash(Lab lab) {
        lab.compactEvery(INTERVAL);
        lab.agree(3);
        for (int round = 0; round < 5; round++) {
            long count = INTERVAL / 2 + lab.chance().below(INTERVAL);
            for (long done = 0; done < count; done++) {
                lab.agree(3);
            }
            long before = lab.agree(3);
            lab.restartAll();
            long after = lab.agree(3);
            lab.expect(after > before, "an index above " + before, "" + after);
        }
    }

    static void init(Lab lab) {
        lab.compactEvery(INTERVAL);
        for (long count = 0; count < INTERVAL + 2; count++) {
            lab.agree(3);
        }
        restartAllKeepingSnapshots(lab);
        lab.agree(3);
        restartAllKeepingSnapshots(lab);
        lab.agree(3);
    }

    private static void restartAllKeepingSnapshots(Lab lab) {
        long[] before = new long[lab.nodes() + 1];
        for (int node = 1; node <= lab.nodes(); node++) {
            before[node] = lab.host(node).status().log().snapshotIndex();
            lab.expect(before[node] > 0, "a snapshot on n" + node, "none");
        }
        lab.restartAll();
        for (int node = 1; node <= lab.nodes(); node++) {
            long after = lab.host(node).status().log().snapshotIndex();
            lab.expect(
                    after == before[node],
                    "n" + node + " to start from its snapshot to " + before[node],
                    "one to " + after);
        }
    }
}
