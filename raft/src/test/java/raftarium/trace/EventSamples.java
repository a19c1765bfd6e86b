package raftarium.trace;

import raftarium.data.Bytes;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.LockCommand;
import raftarium.machine.MachineType;
import raftarium.machine.SessionCommand;
import raftarium.machine.StateMark;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.Message;
import raftarium.raft.NodeEvent;
import raftarium.raft.Refusal;
import raftarium.raft.Role;
import raftarium.raft.Rule;

import java.util.ArrayList;
import java.util.List;

/** Events of all kinds, each with values of its own in all fields, and the variants of each. */
final class EventSamples {
    private static final Bytes PUT =
            new SessionCommand(7, 8, 1, KeyValueCommand.put("k", "v").encode()).encode();

    private static final List<Entry> ENTRIES = List.of(
            new Entry(11, 3, Entry.Kind.NO_OP, Bytes.EMPTY),
            new Entry(12, 4, Entry.Kind.COMMAND, PUT),
            new Entry(13, 4, Entry.Kind.CONFIGURATION, Membership.ofFirst(3).encode()),
            new Entry(14, 4, Entry.Kind.COMMAND, Bytes.utf8("raw")));

    private static final Refusal REFUSAL = new Refusal(Rule.UP_TO_DATE_VOTE, 21, 22, 23, 24);

    private long nextId = 100;

    private EventSamples() {}

    static List<Event> all() {
        EventSamples samples = new EventSamples();
        List<Event> all = new ArrayList<>(samples.packets());
        all.addAll(disk());
        all.addAll(decisions());
        all.addAll(hosts());
        all.addAll(clients());
        all.addAll(faults());
        all.add(new NoteEvent(91, "a note"));
        return all;
    }

    private Packet packet(int from, int to, Body body) {
        long id = nextId++;
        return new Packet(id, from, to, body, 5, 2000 + id, id - 50, id - 40);
    }

    private Packet packet(Message message) {
        return packet(message.from(), message.to(), new Body.Raft(message));
    }

    private List<Event> packets() {
        Packet one = packet(new Message.RequestVote(1, 2, 3, 4, 5));
        Packet asked = packet(1001, 3, new Body.Request(31, PUT, null, "put k v"));
        Packet answer = packet(3, 1001, new Body.Reply(32, Body.Answer.OK, Bytes.utf8("v"), 0, 12));
        List<Event> events = new ArrayList<>(List.of(
                new MessageEvent.Delivered(11, one),
                new MessageEvent.Delivered(11, answer),
                new MessageEvent.Lost(12, one, MessageEvent.Reason.PARTITION),
                new MessageEvent.Lost(12, answer, MessageEvent.Reason.LOSS),
                new MessageEvent.Held(13, one),
                new MessageEvent.Held(13, asked),
                new MessageEvent.Duplicated(14, one, 99),
                new MessageEvent.Duplicated(14, asked, 99),
                new MessageEvent.Sent(10, asked),
                new MessageEvent.Sent(10, answer)));
        for (Message message : messages()) {
            events.add(new MessageEvent.Sent(10, packet(message)));
        }
        for (Body body : bodies()) {
            events.add(new MessageEvent.Sent(10, packet(1001, 2, body)));
        }
        return events;
    }

    private static List<Message> messages() {
        Bytes data = Bytes.utf8("piece");
        return List.of(
                new Message.RequestVote(1, 2, 3, 4, 5),
                new Message.RequestVote(1, 2, 3, 4, 5, true),
                new Message.RequestVoteReply(2, 1, 3, true),
                new Message.RequestVoteReply(2, 1, 3, false),
                new Message.PreVote(1, 2, 3, 4, 5),
                new Message.PreVoteReply(2, 1, 3, true),
                new Message.PreVoteReply(2, 1, 3, false),
                new Message.TimeoutNow(1, 2, 3),
                new Message.AppendEntries(1, 2, 3, 10, 2, ENTRIES, 6, 7),
                new Message.AppendEntries(1, 2, 3, 10, 2, ENTRIES.subList(0, 1), 6, 7),
                new Message.AppendEntries(1, 2, 3, 10, 2, List.of(), 6, 7, true),
                new Message.AppendEntriesReply(2, 1, 3, true, 4, 5, 6, 7, 8),
                new Message.AppendEntriesReply(2, 1, 3, false, 4, 5, 6, 7, 8),
                new Message.InstallSnapshot(1, 2, 3, 4, 5, Membership.ofFirst(3), 6, data, true),
                new Message.InstallSnapshot(1, 2, 3, 4, 5, Membership.ofFirst(3), 6, data, false),
                new Message.InstallSnapshotReply(2, 1, 3, 4, 5, true),
                new Message.InstallSnapshotReply(2, 1, 3, 4, 5, false));
    }

    private static List<Body> bodies() {
        return List.of(
                new Body.Request(33, PUT, ReadMode.LEASE, "get k"),
                new Body.Reply(34, Body.Answer.OK, Bytes.EMPTY, 5, 13),
                new Body.Reply(34, Body.Answer.OK, null, 5, 13),
                new Body.Reply(34, Body.Answer.NOT_LEADER, null, 5, 0),
                new Body.Reply(34, Body.Answer.NOT_LEADER, null, 0, 0),
                new Body.Reply(34, Body.Answer.LEADERSHIP_LOST, null, 0, 0),
                new Body.Reply(34, Body.Answer.SESSION_EXPIRED, null, 0, 0),
                Body.Reply.refused(35));
    }

    private static List<Event> disk() {
        HardState voted = new HardState(5, 2);
        HardState unvoted = new HardState(5, HardState.NO_VOTE);
        return List.of(
                new DiskEvent.Write(21, 1, 2, voted, 0, List.of(), 30),
                new DiskEvent.Write(21, 1, 2, unvoted, 9, ENTRIES.subList(0, 1), 30),
                new DiskEvent.Write(21, 1, 2, null, 9, List.of(), 30),
                new DiskEvent.Write(21, 1, 2, null, 0, ENTRIES, 30),
                new DiskEvent.Synced(22, 1, 14));
    }

    private static List<Event> decisions() {
        List<NodeEvent> events = new ArrayList<>();
        Role[] roles = Role.values();
        NodeEvent.Reason[] reasons = NodeEvent.Reason.values();
        for (int place = 0; place < reasons.length; place++) {
            events.add(new NodeEvent.RoleChanged(roles[place % roles.length], 6, reasons[place]));
        }
        events.addAll(List.of(
                new NodeEvent.LeaderKnown(2, 6),
                new NodeEvent.VoteGranted(3, 6),
                new NodeEvent.VoteRefused(3, 6, REFUSAL),
                new NodeEvent.VoteCounted(3, 6, 2, 4),
                new NodeEvent.Appended(ENTRIES),
                new NodeEvent.Appended(ENTRIES.subList(1, 2)),
                new NodeEvent.Truncated(ENTRIES),
                new NodeEvent.Truncated(ENTRIES.subList(0, 1)),
                new NodeEvent.AppendRefused(3, 17, REFUSAL),
                new NodeEvent.BackedUp(3, 17, 15),
                new NodeEvent.Committed(17, 17, 3, 5, true),
                new NodeEvent.Committed(17, 17, 3, 5, false),
                new NodeEvent.Committed(17, 19, 3, 5, true),
                new NodeEvent.Committed(17, 19, 3, 5, false),
                new NodeEvent.Committed(17, 19, 0, 5, true),
                new NodeEvent.CommitWithheld(17, REFUSAL)));
        events.addAll(List.of(
                new NodeEvent.PreVoteBegan(8),
                new NodeEvent.PreVoteGranted(3, 8),
                new NodeEvent.PreVoteRefused(3, 8, REFUSAL),
                new NodeEvent.StandRefused(8, REFUSAL),
                new NodeEvent.TransferBegan(3, true),
                new NodeEvent.TransferBegan(3, false),
                new NodeEvent.TransferFailed(3),
                new NodeEvent.MembershipChanged(17, Membership.ofFirst(4)),
                new NodeEvent.CatchUpFailed(3, 25),
                new NodeEvent.SnapshotSent(3, 17, 26, 27),
                new NodeEvent.SnapshotInstalled(3, 26, 5)));
        return events.stream().<Event>map(event -> Decision.of(31, 4, event)).toList();
    }

    private static List<Event> hosts() {
        Membership three = Membership.ofFirst(3);
        HardState state = new HardState(5, 2);
        StateMark mark = new StateMark(1, 2, "");
        Bytes lock = new SessionCommand(7, 8, 1, LockCommand.lock("l").encode()).encode();
        Entry locks = new Entry(15, 4, Entry.Kind.COMMAND, lock);
        return List.of(
                new HostEvent.Started(41, 1, 1, HardState.INITIAL, 0, 0, three, List.of(), 0),
                new HostEvent.Started(41, 1, 2, HardState.INITIAL, 0, 0, three, List.of(), 0),
                new HostEvent.Started(41, 1, 2, state, 10, 3, three, ENTRIES, 17),
                new HostEvent.Started(41, 1, 2, state, 0, 0, three, ENTRIES.subList(0, 1), 0),
                new HostEvent.Started(41, 1, 2, HardState.INITIAL, 10, 3, three, List.of(), 0),
                new HostEvent.Added(42, 6),
                new HostEvent.SnapshotTaken(43, 1, 14, 4, 18, 19),
                new HostEvent.Crashed(44, 1, true),
                new HostEvent.Crashed(44, 1, false),
                new HostEvent.Failed(45, 1, "its disk is full"),
                new HostEvent.Paused(46, 1),
                new HostEvent.Resumed(47, 1),
                new HostEvent.TimeoutForced(48, 1),
                new HostEvent.Applied(
                        49, 1, ENTRIES.get(1), Bytes.utf8("v"), false, MachineType.KV, mark),
                new HostEvent.Applied(49, 1, ENTRIES.get(1), null, true, MachineType.KV, null),
                new HostEvent.Applied(49, 1, locks, null, false, MachineType.LOCK, null),
                new HostEvent.Applied(
                        49, 1, ENTRIES.get(3), Bytes.EMPTY, false, MachineType.KV, null));
    }

    private static List<Event> clients() {
        Bytes result = Bytes.utf8("v");
        return List.of(
                new ClientEvent.Called(51, 1002, 9, PUT, null, "put k v", false),
                new ClientEvent.Called(51, 1002, 9, PUT, ReadMode.INDEX, "get k", true),
                new ClientEvent.Returned(52, 1002, 9, Outcome.OK, result, 12, "get k"),
                new ClientEvent.Returned(52, 1002, 9, Outcome.OK, Bytes.EMPTY, 0, "put k v"),
                new ClientEvent.Returned(52, 1002, 9, Outcome.OK, null, 12, "get k"),
                new ClientEvent.Returned(52, 1002, 9, Outcome.FAILED, null, 0, "get k"),
                new ClientEvent.Returned(52, 1002, 9, Outcome.UNKNOWN, null, 0, "get k"));
    }

    private static List<Event> faults() {
        return List.of(
                new FaultEvent.NetworkChanged(
                        61, "partition n1 | n2", List.of(List.of(1), List.of(2)), List.of()),
                new FaultEvent.RuleChanged(62, "one-vote", false),
                new FaultEvent.RuleChanged(62, "one-vote", true),
                new FaultEvent.ClockDrifts(63, 2, 0),
                new FaultEvent.ClockDrifts(63, 2, 25_000),
                new FaultEvent.ClockDrifts(63, 2, -25_000),
                new FaultEvent.ClockJumped(64, 2, 1_500_000),
                new FaultEvent.ClockJumped(64, 2, -2_000_000_000),
                new FaultEvent.DiskChanged(65, 2, "full"));
    }
}
