package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.Chart.ClientCall;
import raftarium.machine.SessionCommand;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent.Appended;
import raftarium.trace.Address;
import raftarium.trace.ClientEvent;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.Outcome;
import raftarium.trace.PartialReader;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what clients asked, and where it became entries. */
final class CallReader extends PartialReader<Boolean> {
    private static final int MOST = 400;
    private static final int MOST_TICKS = 2_048;
    private static final int MOST_LETTERS = 40;

    /** A command of a client. */
    private record Key(int client, long serial) {}

    /** What is known of it so far. */
    private static final class Open {
        private final ClientEvent.Called called;
        private int node;
        private long entryNanos;
        private ClientEvent.@Nullable Returned returned;

        Open(ClientEvent.Called called) {
            this.called = called;
        }

        ClientCall call(long endNanos) {
            ClientEvent.Returned end = returned;
            return new ClientCall(
                    Address.name(called.client()),
                    shown(called.text()),
                    called.atNanos(),
                    end == null ? endNanos : end.atNanos(),
                    node,
                    entryNanos,
                    end == null ? "" : answer(end),
                    end != null && end.outcome() != Outcome.UNKNOWN);
        }
    }

    private final Map<Key, Open> calls = new LinkedHashMap<>();
    private final List<Long> ticks = new ArrayList<>();
    private @Nullable TrackReader tracks;
    private int firstLoad = Integer.MAX_VALUE;
    private int lastLoad;
    private long asked;
    private long ok;

    /** Every so many of what a load asks is kept. */
    private long every = 1;

    void happened(Event event, TrackReader nodes) {
        tracks = nodes;
        event.read(this);
    }

    @Override
    protected Boolean other(Event event) {
        return false;
    }

    @Override
    public Boolean called(ClientEvent.Called event) {
        if (event.load()) {
            firstLoad = Math.min(firstLoad, event.client());
            lastLoad = Math.max(lastLoad, event.client());
            tick(event.atNanos());
        } else if (calls.size() < MOST) {
            calls.put(new Key(event.client(), event.serial()), new Open(event));
        }
        return true;
    }

    private void tick(long atNanos) {
        if (asked % every == 0) {
            ticks.add(atNanos);
        }
        asked++;
        if (ticks.size() == MOST_TICKS) {
            for (int kept = 0; kept < MOST_TICKS / 2; kept++) {
                ticks.set(kept, ticks.get(2 * kept));
            }
            ticks.subList(MOST_TICKS / 2, MOST_TICKS).clear();
            every *= 2;
        }
    }

    @Override
    public Boolean returned(ClientEvent.Returned event) {
        Open open = calls.get(new Key(event.client(), event.serial()));
        if (open != null) {
            open.returned = event;
        } else if (event.client() >= firstLoad && event.outcome() == Outcome.OK) {
            ok++;
        }
        return true;
    }

    /** Where its leader took it into its log. */
    @Override
    public Boolean appended(Decision decision, Appended event) {
        if (tracks == null || !tracks.leads(decision.node()) || calls.isEmpty()) {
            return false;
        }
        for (Entry entry : event.entries()) {
            SessionCommand command =
                    entry.kind() == Entry.Kind.COMMAND ? SessionCommand.decode(entry.data()) : null;
            Open open = command == null
                    ? null
                    : calls.get(new Key((int) command.client(), command.serial()));
            if (open != null && open.node == 0) {
                open.node = decision.node();
                open.entryNanos = decision.atNanos();
            }
        }
        return true;
    }

    /** What single clients asked. */
    List<ClientCall> calls(long endNanos) {
        return calls.values().stream().map(open -> open.call(endNanos)).toList();
    }

    /** What those asked that ask on and on. */
    Chart.LoadTicks load() {
        if (asked == 0) {
            return Chart.LoadTicks.NONE;
        }
        String first = Address.name(firstLoad);
        String clients = firstLoad == lastLoad ? first : first + ".." + Address.name(lastLoad);
        return new Chart.LoadTicks(clients, asked, ok, ticks);
    }

    /** As it was typed, but where it went is said in a sign. */
    private static String shown(String text) {
        String line = Shown.line(text).replace(" --no-wait", "").replace("--to ", "@");
        return cut(line.replace(" --read ", " "));
    }

    private static String answer(ClientEvent.Returned event) {
        if (event.outcome() != Outcome.OK) {
            return event.outcome().word();
        }
        return event.result() == null
                ? "none"
                : event.result().length() == 0
                        ? "ok"
                        : cut(Shown.line(event.result().utf8()));
    }

    private static String cut(String text) {
        return text.length() <= MOST_LETTERS
                ? text
                : text.substring(0, MOST_LETTERS - 1) + "\u2026";
    }
}
