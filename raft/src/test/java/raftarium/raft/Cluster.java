package raftarium.raft;

import org.assertj.core.api.Assertions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A few nodes in memory: messages arrive in the order in which they were sent, disks are instant.
 * Who is away hears and says nothing.
 */
final class Cluster {
    final TreeMap<Integer, Subject> nodes = new TreeMap<>();
    final TreeSet<Integer> away = new TreeSet<>();
    private final Deque<Message> network = new ArrayDeque<>();
    private final RaftConfig config;
    private long now;

    Cluster(int founders, RaftConfig config) {
        this.config = config;
        for (int id = 1; id <= founders; id++) {
            nodes.put(id, new Subject(id, founders, config, HardState.INITIAL, Subject.entries(1)));
        }
    }

    private Cluster(Cluster other) {
        config = other.config;
        now = other.now;
        network.addAll(other.network);
        away.addAll(other.away);
        other.nodes.forEach((id, node) -> nodes.put(id, node.copy()));
    }

    /** A copy, with the same messages on their way. */
    Cluster copy() {
        collect();
        return new Cluster(this);
    }

    Subject node(int id) {
        return nodes.get(id);
    }

    /** A node that knows nothing. */
    Cluster create(int id) {
        Disk empty = new Disk(HardState.INITIAL, null, Subject.entries(1));
        nodes.put(id, new Subject(id, Membership.NONE, config, empty));
        node(id).now = now;
        return this;
    }

    /** It crashes, and starts again from its disk. */
    Cluster restart(int id) {
        nodes.put(id, node(id).restarted());
        node(id).now = now;
        return this;
    }

    Cluster elect(int id) {
        node(id).node.timeoutNow(now);
        node(id).ask();
        settle();
        Assertions.assertThat(node(id).node.status().role()).isEqualTo(Role.LEADER);
        return this;
    }

    /** The one that leads in the newest term. */
    Subject leader() {
        Subject leader = null;
        for (Subject each : nodes.values()) {
            boolean leads = each.node.status().role() == Role.LEADER;
            boolean newer = leader == null
                    || each.node.status().term() > leader.node.status().term();
            leader = leads && newer ? each : leader;
        }
        return leader;
    }

    /** Until nobody has anything more to say. */
    Cluster settle() {
        collect();
        for (int delivered = 0; !network.isEmpty(); delivered++) {
            Assertions.assertThat(delivered).as("messages without an end").isLessThan(20_000);
            deliver();
        }
        return this;
    }

    /** One message arrives, if there is one. */
    void deliver() {
        collect();
        Message message = network.poll();
        if (message != null && !away.contains(message.to()) && nodes.containsKey(message.to())) {
            node(message.to()).receive(message);
        }
        collect();
    }

    private void collect() {
        for (Subject each : nodes.values()) {
            each.sync();
            for (Message message : each.sent) {
                if (!away.contains(message.from())) {
                    network.add(message);
                }
            }
            each.sent.clear();
        }
    }

    /** Time passes, a heartbeat at a time. */
    Cluster run(long nanos) {
        for (long end = now + nanos; now < end; ) {
            now += config.heartbeatNanos();
            for (Subject each : nodes.values()) {
                each.tick(now - each.now);
            }
            settle();
        }
        return this;
    }

    MembershipRequest.Answer change(MembershipRequest.Kind kind, int whom) {
        MembershipRequest.Answer answer = leader().change(kind, whom);
        settle();
        return answer;
    }

    Cluster propose(String text) {
        leader().propose(text);
        return settle();
    }

    /** All that can be seen of it. */
    String picture() {
        StringBuilder text = new StringBuilder();
        for (Subject each : nodes.values()) {
            RaftNode node = each.node;
            text.append(node)
                    .append(" vote ")
                    .append(node.status().vote())
                    .append(" commit ")
                    .append(node.commitIndex())
                    .append(" ")
                    .append(node.status().membership())
                    .append(" due ")
                    .append(node.deadlineNanos())
                    .append('\n');
        }
        return text.append(network).toString();
    }
}
