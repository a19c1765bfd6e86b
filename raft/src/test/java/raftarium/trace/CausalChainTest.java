package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.raft.HardState;
import raftarium.raft.Message;
import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.CausalChain.Hop;
import raftarium.trace.CausalChain.Link;

import java.util.List;

/** The way back from each kind of event. */
class CausalChainTest {
    private final Trace trace = new Trace();
    private final CausalChain chain = new CausalChain(trace);

    private static Packet packet(int from, int to, Message message) {
        return new Packet(7, from, to, new Body.Raft(message), 10, 20, 0, 0);
    }

    private static final Packet VOTE = packet(1, 2, new Message.RequestVote(1, 2, 1, 0, 0));

    private static final Packet HEARTBEAT =
            packet(1, 2, new Message.AppendEntries(1, 2, 1, 0, 0, List.of(), 0, 1));

    private static Decision role(long atNanos, int node, Role role) {
        return Decision.of(
                atNanos, node, new NodeEvent.RoleChanged(role, 1, NodeEvent.Reason.TIMEOUT));
    }

    /** The link from an event to another, which is its cause. */
    private Link link(Event cause, Event effect) {
        long first = trace.add(cause, Cause.OUTSIDE);
        Hop hop = chain.back(trace.add(effect, first));
        assertThat(hop).isNotNull();
        assertThat(hop.cause()).isEqualTo(first);
        return hop.link();
    }

    @Test
    void startAndCommandsAreWhereItEnds() {
        long started = trace.add(new HostEvent.Added(0, 1), Cause.START);
        long commanded = trace.add(new HostEvent.Crashed(1, 1, false), Cause.ofCommand(3));
        long done = trace.add(new HostEvent.Crashed(1, 1, false), Cause.OUTSIDE);
        assertThat(chain.back(started)).isEqualTo(new Hop(Cause.START, Link.START));
        assertThat(chain.back(commanded)).isEqualTo(new Hop(Cause.ofCommand(3), Link.COMMAND));
        assertThat(chain.back(done)).isEqualTo(new Hop(Cause.OUTSIDE, Link.COMMAND));
    }

    @Test
    void whatTheTraceDoesNotHaveEndsItToo() {
        trace.add(new HostEvent.Added(0, 1), Cause.START);
        assertThat(chain.back(1)).isNull();
        assertThat(chain.back(-1)).isNull();
        long first = trace.count();
        trace.add(new HostEvent.Paused(0, 1), 0);
        for (int more = 0; more < Trace.KEPT - 1; more++) {
            trace.add(new HostEvent.Resumed(0, 1), first);
        }
        assertThat(chain.back(0)).isNull();
        assertThat(chain.back(first)).as("its cause is gone").isNull();
        assertThat(chain.back(first + 1)).isEqualTo(new Hop(first, Link.AT_ONCE));
        assertThat(chain.back(trace.count() - 1)).isNotNull();
        assertThat(chain.back(trace.count())).isNull();
    }

    @Test
    void packetsFollowFromTheirSending() {
        Event sent = new MessageEvent.Sent(10, VOTE);
        assertThat(link(sent, new MessageEvent.Delivered(20, VOTE))).isEqualTo(Link.SENT);
        assertThat(link(sent, new MessageEvent.Held(10, VOTE))).isEqualTo(Link.SENT);
        assertThat(link(sent, new MessageEvent.Duplicated(10, VOTE, 7))).isEqualTo(Link.SENT);
        Event lost = new MessageEvent.Lost(10, VOTE, MessageEvent.Reason.LOSS);
        assertThat(link(sent, lost)).isEqualTo(Link.SENT);
        assertThat(link(new MessageEvent.Duplicated(10, VOTE, 6), lost)).isEqualTo(Link.SENT);
    }

    @Test
    void wallsAndCrashesBarPackets() {
        Event lost = new MessageEvent.Lost(10, VOTE, MessageEvent.Reason.PARTITION);
        assertThat(link(new FaultEvent.NetworkChanged(5, "isolate n2", List.of(), List.of()), lost))
                .isEqualTo(Link.BARRED);
        assertThat(link(new HostEvent.Crashed(5, 2, false), lost)).isEqualTo(Link.BARRED);
    }

    @Test
    void aSyncFollowsFromItsWrite() {
        Event write = new DiskEvent.Write(10, 1, 1, new HardState(1, 1), 0, List.of(), 20);
        assertThat(link(write, new DiskEvent.Synced(20, 1, 0))).isEqualTo(Link.WRITTEN);
    }

    @Test
    void aTimerIsOverLaterThanItBegan() {
        Event heard = new MessageEvent.Delivered(20, HEARTBEAT);
        assertThat(link(heard, role(200, 2, Role.CANDIDATE))).isEqualTo(Link.TIMER);
        assertThat(link(role(20, 2, Role.CANDIDATE), role(200, 2, Role.CANDIDATE)))
                .isEqualTo(Link.TIMER);
        assertThat(link(heard, role(20, 2, Role.FOLLOWER))).isEqualTo(Link.AT_ONCE);
    }

    @Test
    void whatKeepsTheLeadersMessagesAwayIsSilence() {
        Event stands = role(200, 2, Role.CANDIDATE);
        Event lost = new MessageEvent.Lost(60, HEARTBEAT, MessageEvent.Reason.CUT);
        assertThat(link(lost, stands)).isEqualTo(Link.SILENCE);
        assertThat(link(new HostEvent.Crashed(60, 1, true), stands)).isEqualTo(Link.SILENCE);
        assertThat(link(new HostEvent.Failed(60, 1, "full"), stands)).isEqualTo(Link.SILENCE);
        assertThat(link(new HostEvent.Paused(60, 1), stands)).isEqualTo(Link.SILENCE);
        assertThat(link(new HostEvent.Paused(60, 2), new HostEvent.Resumed(60, 2)))
                .isEqualTo(Link.AT_ONCE);
        assertThat(link(lost, new MessageEvent.Sent(60, VOTE))).isEqualTo(Link.AT_ONCE);
    }

    @Test
    void aLeaderSendsAgainAndAgain() {
        Event leads = role(100, 1, Role.LEADER);
        assertThat(link(leads, new MessageEvent.Sent(150, HEARTBEAT))).isEqualTo(Link.HEARTBEAT);
        assertThat(link(leads, new MessageEvent.Sent(100, HEARTBEAT))).isEqualTo(Link.AT_ONCE);
    }

    @Test
    void messagesWritesAndAppliedEntriesWaitForTheDisk() {
        Event stands = role(100, 1, Role.CANDIDATE);
        Event asked = new MessageEvent.Delivered(100, VOTE);
        Event commits = Decision.of(100, 1, new NodeEvent.Committed(1, 1, 2, 3, true));
        Event write = new DiskEvent.Write(150, 1, 1, new HardState(1, 1), 0, List.of(), 200);
        Event sent = new MessageEvent.Sent(150, VOTE);
        assertThat(link(stands, sent)).isEqualTo(Link.AFTER_SYNC);
        assertThat(link(asked, sent)).isEqualTo(Link.AFTER_SYNC);
        assertThat(link(commits, sent)).isEqualTo(Link.AFTER_SYNC);
        assertThat(link(asked, write)).isEqualTo(Link.AFTER_SYNC);
        assertThat(link(new HostEvent.TimeoutForced(100, 1), sent)).isEqualTo(Link.TIMER);
    }

    @Test
    void commandsHaveNumbersAndWhatIsDoneOutsideHasNone() {
        assertThat(Cause.command(Cause.ofCommand(1))).isEqualTo(1);
        assertThat(Cause.command(Cause.ofCommand(77))).isEqualTo(77);
        assertThat(Cause.ofCommand(0)).isEqualTo(Cause.OUTSIDE);
        assertThat(Cause.ofCommand(-4)).isEqualTo(Cause.OUTSIDE);
        assertThat(Cause.command(Cause.OUTSIDE)).isZero();
        assertThat(Cause.command(Cause.START)).isZero();
        assertThat(Cause.command(5)).isZero();
        assertThat(Cause.isEvent(0)).isTrue();
        assertThat(Cause.isEvent(Cause.START)).isFalse();
        assertThat(Cause.isEvent(Cause.ofCommand(2))).isFalse();
    }

    @Test
    void aTraceKeepsTheCausesOfTheEventsThatItKeeps() {
        Trace copy;
        trace.add(new HostEvent.Added(0, 1), Cause.START);
        trace.add(new HostEvent.Paused(1, 1), Cause.ofCommand(1));
        copy = trace.copy();
        trace.add(new HostEvent.Resumed(2, 1), 1);
        copy.add(new HostEvent.Resumed(2, 1), 0);
        assertThat(List.of(trace.cause(0), trace.cause(1), trace.cause(2)))
                .containsExactly(Cause.START, Cause.ofCommand(1), 1L);
        assertThat(copy.cause(2)).isZero();
        Trace without = trace.copyWithoutEvents();
        without.add(new HostEvent.Paused(3, 1), 2);
        assertThat(without.cause(3)).isEqualTo(2);
        assertThatThrownBy(() -> without.cause(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("event 2 of 3..3");
    }
}
