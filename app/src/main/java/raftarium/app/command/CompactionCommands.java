package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.app.session.Session;
import raftarium.sim.Compaction;
import raftarium.sim.Host;
import raftarium.sim.HostStatus;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/** How long logs get (section 7). */
@Command(name = "Compaction")
final class CompactionCommands {
    private final Desk desk;

    CompactionCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "compact",
            description = {
                "Has nodes take a snapshot now and drop the log behind it.",
                "compact every N: all do so by themselves, whenever N entries were applied since"
                        + " the last, or the log has that size (64KiB, 1MiB); by default every"
                        + " 100000.",
                "compact off: none does so by itself."
            },
            footer = "Example: compact every 1000")
    Reply compact(
            @Parameters(
                            paramLabel = "NODES|every N|off",
                            arity = "1..*",
                            description = "Which nodes; or when, N being entries or a size.")
                    Clause.Compact clause)
            throws MistakeException {
        Session session = desk.session();
        if (clause.setting().isPresent()) {
            Compaction setting = clause.setting().get();
            session.simulation().operator().setCompaction(setting);
            return Reply.ok(words(setting));
        }
        return now(session.simulation(), clause.nodes().orElseThrow().some(session));
    }

    private static String words(Compaction setting) {
        if (setting.equals(Compaction.OFF)) {
            return "no node takes a snapshot by itself";
        }
        return "each node takes a snapshot when "
                + (setting.maxBytes() == Long.MAX_VALUE
                        ? "it has applied " + setting.maxEntries() + " entries since the last"
                        : "its log has " + setting.maxBytes() + " bytes");
    }

    private static Reply now(Simulation simulation, List<Integer> ids) throws MistakeException {
        List<String> words = new ArrayList<>();
        boolean anyRuns = false;
        for (int id : ids) {
            Host host = simulation.host(id);
            anyRuns |= host.status() == HostStatus.RUNNING;
            words.add("n" + id + compacted(simulation, host));
        }
        if (!anyRuns) {
            throw MistakeException.ofTheMoment(
                    String.join(", ", words) + ": only a running node takes a snapshot");
        }
        return Reply.ok(String.join("; ", words));
    }

    private static String compacted(Simulation simulation, Host host) {
        if (host.status() != HostStatus.RUNNING) {
            return " is " + host.status().word();
        }
        boolean taken = simulation.operator().compact(host.id());
        long index = host.log().snapshotIndex();
        if (taken) {
            return " has a snapshot to " + index;
        }
        return index == 0
                ? " has applied nothing yet"
                : " has applied nothing since its snapshot to " + index;
    }
}
