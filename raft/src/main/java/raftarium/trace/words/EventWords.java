package raftarium.trace.words;

import raftarium.data.Durations;
import raftarium.trace.Address;
import raftarium.trace.ClientEvent;
import raftarium.trace.DiskEvent;
import raftarium.trace.Event;
import raftarium.trace.FaultEvent;
import raftarium.trace.HostEvent;
import raftarium.trace.MessageEvent;
import raftarium.trace.NoteEvent;
import raftarium.trace.Outcome;

import java.math.BigDecimal;

/** What happened, in words, without the time. */
public final class EventWords extends DecisionWords implements Event.Reader<String> {
    private static final EventWords WORDS = new EventWords();

    private EventWords() {}

    /** What happened. */
    public static String of(Event event) {
        return event.read(WORDS);
    }

    // Messages.

    @Override
    public String sent(MessageEvent.Sent event) {
        return MessageWords.of(event.packet());
    }

    @Override
    public String delivered(MessageEvent.Delivered event) {
        return MessageWords.of(event.packet()) + ", arrives";
    }

    @Override
    public String lost(MessageEvent.Lost event) {
        return MessageWords.of(event.packet()) + ", lost: " + event.reason().word();
    }

    @Override
    public String held(MessageEvent.Held event) {
        return MessageWords.of(event.packet()) + ", held";
    }

    @Override
    public String duplicated(MessageEvent.Duplicated event) {
        return MessageWords.of(event.packet()) + ", once more";
    }

    // Disks.

    @Override
    public String write(DiskEvent.Write event) {
        StringBuilder words = new StringBuilder("n" + event.node() + " writes");
        boolean hasState = event.hardState() != null;
        if (event.hardState() != null) {
            words.append(" term ").append(event.hardState().term());
            words.append(
                    event.hardState().vote() == 0
                            ? ""
                            : ", vote n" + event.hardState().vote());
        }
        if (event.snapshotIndex() > 0) {
            words.append(hasState ? ", " : " ");
            words.append("its snapshot to ").append(event.snapshotIndex());
        }
        if (!event.entries().isEmpty()) {
            long first = event.entries().get(0).index();
            words.append(hasState || event.snapshotIndex() > 0 ? ", " : " ");
            words.append(range(first, first + event.entries().size() - 1));
        }
        return words.toString();
    }

    @Override
    public String synced(DiskEvent.Synced event) {
        return "n" + event.node() + "'s disk is in sync, log to " + event.durableIndex();
    }

    // Processes.

    @Override
    public String started(HostEvent.Started event) {
        String how = "n" + event.node() + (event.run() == 1 ? " starts" : " starts again");
        long term = event.state().term();
        int entries = event.log().size();
        if (term == 0 && entries == 0 && event.snapshotIndex() == 0) {
            return how + ", its disk empty";
        }
        return how
                + ": term "
                + term
                + ", "
                + (event.snapshotIndex() == 0
                        ? ""
                        : "a snapshot to " + event.snapshotIndex() + ", ")
                + entries
                + (entries == 1 ? " entry" : " entries")
                + " on disk"
                + (event.tornBytes() > 0
                        ? ", " + event.tornBytes() + " bytes of a torn write cut"
                        : "");
    }

    @Override
    public String added(HostEvent.Added event) {
        return "n" + event.node() + " is new";
    }

    @Override
    public String snapshotTaken(HostEvent.SnapshotTaken event) {
        return "n" + event.node() + " takes a snapshot to " + event.index() + "/" + event.term()
                + ", " + event.bytes() + " bytes, and drops its log to there (7)";
    }

    @Override
    public String crashed(HostEvent.Crashed event) {
        return "n" + event.node() + " crashes" + (event.torn() ? ", in the middle of a write" : "");
    }

    @Override
    public String failed(HostEvent.Failed event) {
        return "n" + event.node() + " fails: " + event.reason();
    }

    @Override
    public String paused(HostEvent.Paused event) {
        return "n" + event.node() + " is paused";
    }

    @Override
    public String resumed(HostEvent.Resumed event) {
        return "n" + event.node() + " goes on";
    }

    @Override
    public String timeoutForced(HostEvent.TimeoutForced event) {
        return "n" + event.node() + "'s election timer is made to fire";
    }

    @Override
    public String applied(HostEvent.Applied event) {
        return "n" + event.node() + " applies " + event.entry().index() + ": "
                + EntryWords.of(event.entry(), event.machine())
                + (event.expired() ? ", refused: session expired" : "");
    }

    // Clients.

    @Override
    public String called(ClientEvent.Called event) {
        return Address.name(event.client()) + "  " + event.text();
    }

    @Override
    public String returned(ClientEvent.Returned event) {
        return Address.name(event.client()) + "  " + event.text() + " -> " + answer(event);
    }

    private static String answer(ClientEvent.Returned event) {
        if (event.outcome() == Outcome.FAILED) {
            return "failed: it has no effect and never will";
        } else if (event.outcome() != Outcome.OK) {
            return event.outcome().word() + ": it may have taken effect, may yet, or never";
        }
        String at = event.index() == 0 ? "" : ", index " + event.index();
        if (event.result() == null) {
            return "none" + at;
        }
        return (event.result().length() == 0 ? "ok" : event.result().utf8()) + at;
    }

    // What somebody did.

    @Override
    public String networkChanged(FaultEvent.NetworkChanged event) {
        return event.text();
    }

    @Override
    public String ruleChanged(FaultEvent.RuleChanged event) {
        return "rule " + event.rule() + (event.on() ? " is on" : " is off: modified Raft");
    }

    @Override
    public String clockDrifts(FaultEvent.ClockDrifts event) {
        int ppm = event.ppm();
        String percent =
                BigDecimal.valueOf(Math.abs(ppm), 4).stripTrailingZeros().toPlainString();
        return "n" + event.node() + "'s clock runs "
                + (ppm == 0 ? "true" : percent + "% too " + (ppm > 0 ? "fast" : "slow"));
    }

    @Override
    public String clockJumped(FaultEvent.ClockJumped event) {
        long by = Math.abs(event.byNanos());
        boolean isShort = by < 1_000_000_000;
        return "n" + event.node() + "'s clock jumps "
                + (isShort ? FaultEvent.millis(by) + " ms" : Durations.words(by)) + " "
                + (event.byNanos() < 0 ? "back" : "ahead");
    }

    @Override
    public String diskChanged(FaultEvent.DiskChanged event) {
        return "n" + event.node() + "'s disk is " + event.text();
    }

    @Override
    public String note(NoteEvent event) {
        return event.text();
    }
}
