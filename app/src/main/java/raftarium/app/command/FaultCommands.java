package raftarium.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.sim.Faults;

import java.util.List;

/** What is done to the disks of machines. */
@Command(name = "Disks")
final class FaultCommands {
    private final Desk desk;

    FaultCommands(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "fault",
            description = {
                "Says how disks behave from now on, whatever runs on them.",
                "slow D: a sync takes D, or D..D (by itself 100us..500us).",
                "full, read-only: a node that has something to write fails: it has told nobody what"
                        + " isn't on its disk. 'ok', then 'restart', and it goes on.",
                "error N: the Nth operation from now fails (default: the next).",
                "ok: ends all of these."
            },
            footer = {"Example: fault disk leader full", "Example: fault disk n2 slow 20ms..50ms"})
    Reply fault(
            @Parameters(
                            paramLabel = "disk NODES slow D|full|read-only|error [N]|ok",
                            arity = "1..*",
                            description = "Whose, and what.")
                    Clause.DiskFault fault)
            throws MistakeException {
        List<Integer> ids = fault.nodes().some(desk.session());
        Faults faults = desk.simulation().faults();
        String disks = "the disk" + (ids.size() == 1 ? "" : "s") + " of " + Desk.names(ids)
                + (ids.size() == 1 ? " is " : " are ");
        return switch (fault.kind()) {
            case SLOW -> {
                Quantities.TimeRange sync = fault.sync().orElseThrow();
                ids.forEach(id -> faults.slowDisk(id, sync.minNanos(), sync.maxNanos()));
                yield Reply.ok(disks + "slow: a sync takes " + words(sync));
            }
            case FULL -> {
                ids.forEach(faults::fillDisk);
                yield Reply.ok(disks + "full");
            }
            case READ_ONLY -> {
                ids.forEach(faults::protectDisk);
                yield Reply.ok(disks + "read-only");
            }
            case ERROR -> {
                ids.forEach(id -> faults.failDisk(id, fault.nth()));
                yield Reply.ok(disks + "about to fail, at operation " + fault.nth());
            }
            case CORRUPT -> corrupt(ids, fault);
            case OK -> {
                ids.forEach(faults::mendDisk);
                yield Reply.ok(disks + "well");
            }
        };
    }

    private static Reply corrupt(List<Integer> ids, Clause.DiskFault fault) {
        throw new UnsupportedOperationException(ids + " " + fault);
    }

    private static String words(Quantities.TimeRange range) {
        String shortest = Quantities.typed(range.minNanos());
        return range.minNanos() == range.maxNanos()
                ? shortest
                : shortest + " to " + Quantities.typed(range.maxNanos());
    }
}
