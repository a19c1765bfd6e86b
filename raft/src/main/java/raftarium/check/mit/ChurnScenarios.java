package raftarium.check.mit;

import raftarium.data.Bytes;
import raftarium.sim.NetPreset;

import java.util.ArrayList;
import java.util.List;

/** Part 3C: nodes come and go while clients are at work. */
final class ChurnScenarios {
    private ChurnScenarios() {}

    static void reliable(Lab lab) {
        churn(lab);
    }

    static void unreliable(Lab lab) {
        lab.setNet(NetPreset.MIT_UNRELIABLE);
        churn(lab);
    }

    private static void churn(Lab lab) {
        List<ChurnClient> clients = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            clients.add(new ChurnClient(lab, number));
        }
        clients.forEach(lab::begin);
        for (int round = 0; round < 20; round++) {
            disturb(lab);
            lab.run(Lab.ELECTION_NANOS * 7 / 10);
        }
        lab.run(Lab.ELECTION_NANOS);
        lab.setNet(NetPreset.PERFECT);
        for (int node = 1; node <= lab.nodes(); node++) {
            comeBack(lab, node);
        }
        clients.forEach(ChurnClient::stop);
        lab.awaitTasks();
        lab.run(Lab.ELECTION_NANOS);
        lab.awaitApplied(lab.agree(5), 5);
        clients.forEach(client -> expectAll(lab, client.acknowledged()));
    }

    private static void disturb(Lab lab) {
        if (lab.chance().chance(200_000)) {
            lab.disconnect(lab.randomNode());
        }
        if (lab.chance().chance(500_000)) {
            comeBack(lab, lab.randomNode());
        }
        if (lab.chance().chance(200_000)) {
            lab.crash(lab.randomNode());
        }
    }

    private static void comeBack(Lab lab, int node) {
        if (lab.host(node).isUp()) {
            lab.connect(node);
        } else {
            lab.restart(node);
        }
    }

    /** All nodes have applied all that anybody has, so it is enough to look into that. */
    private static void expectAll(Lab lab, List<Bytes> acknowledged) {
        lab.expect(!acknowledged.isEmpty(), "acknowledged commands of each client", "none");
        for (Bytes command : acknowledged) {
            lab.expect(
                    lab.applied().holds(command),
                    "the acknowledged command " + command + " in every log",
                    "logs without it");
        }
    }
}
