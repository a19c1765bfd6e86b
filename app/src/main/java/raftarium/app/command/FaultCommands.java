package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import raftarium.app.look.Texts;
import raftarium.sim.Faults;
import raftarium.sim.Simulation;
import raftarium.storage.Rot;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

import java.util.ArrayList;
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
                "corrupt: a bit of what is there flips, in FILE or anywhere but in the newest"
                        + " batch; the node finds out when it starts from there.",
                "ok: ends all of these but the last: what is damaged stays damaged."
            },
            footer = {
                "Example: fault disk leader full",
                "Example: fault disk n2 slow 20ms..50ms",
                "Example: fault disk n3 corrupt"
            })
    Reply fault(
            @Parameters(
                            paramLabel =
                                    "disk NODES slow D|full|read-only|error [N]|corrupt [FILE]|ok",
                            arity = "1..*",
                            description = "Whose, and what.")
                    Clause.DiskFault fault)
            throws MistakeException {
        List<Integer> ids = fault.nodes().some(desk.session());
        Faults faults = desk.simulation().faults();
        String disks = "the disk" + (ids.size() == 1 ? "" : "s") + " of " + Texts.names(ids)
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
            case CORRUPT -> corrupt(desk.simulation(), ids, fault.file().orElse(null));
            case OK -> {
                ids.forEach(faults::mendDisk);
                yield Reply.ok(disks + "well");
            }
        };
    }

    private static Reply corrupt(Simulation simulation, List<Integer> ids, @Nullable String file)
            throws MistakeException {
        for (int id : ids) {
            List<String> files = simulation.host(id).files();
            if (files.isEmpty()) {
                throw MistakeException.ofTheMoment("there is nothing on the disk of n" + id);
            } else if (file != null && !files.contains(file)) {
                throw MistakeException.ofTheMoment("there is no " + file + " on the disk of n" + id
                        + ": its files are " + String.join(", ", files));
            }
        }
        List<String> words = new ArrayList<>();
        for (int id : ids) {
            Rot rot = simulation.faults().corruptDisk(id, file);
            words.add(
                    rot == null
                            ? "n" + id + " has nothing there to be damaged"
                            : "n" + id + ": bit " + rot.bit() + " of byte " + rot.offset() + " of "
                                    + rot.file() + " flips");
        }
        return Reply.ok(String.join("\n", words));
    }

    private static String words(Quantities.TimeRange range) {
        String shortest = Quantities.typed(range.minNanos());
        return range.minNanos() == range.maxNanos()
                ? shortest
                : shortest + " to " + Quantities.typed(range.maxNanos());
    }
}
