package raftarium.app.tui;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.ring.Roles;
import raftarium.raft.Role;
import raftarium.sim.LinksView;
import raftarium.sim.NodeView;

import java.util.Comparator;
import java.util.List;

/** To whom a client writes that knows more than clients do. */
final class WriteTarget {
    private WriteTarget() {}

    /**
     * Where several lead, the one of the newest term that reaches a majority. Else 0: a client
     * finds the leader by itself, and another one if that falls. It would begin with the one that
     * it knew last, which may be one that can commit nothing any more.
     */
    static int of(Frame frame) {
        List<NodeView> leaders = frame.view().nodes().stream()
                .filter(node -> node.is(Role.LEADER))
                .sorted(Comparator.<NodeView>comparingLong(node -> node.status().term())
                        .reversed())
                .toList();
        if (leaders.size() < 2) {
            return 0;
        }
        return leaders.stream()
                .filter(leader -> reachesMajority(leader, frame))
                .findFirst()
                .orElse(leaders.get(0))
                .id();
    }

    /** As far as it is known who reaches whom: of very many nodes it isn't. */
    private static boolean reachesMajority(NodeView leader, Frame frame) {
        LinksView links = frame.links();
        return links == null
                || leader.status()
                        .membership()
                        .hasMajority(
                                id -> id == leader.id() || answers(id, leader.id(), frame, links),
                                frame.view().rules());
    }

    private static boolean answers(int id, int leader, Frame frame, LinksView links) {
        return id <= links.nodes()
                && !Roles.isDown(frame.view().node(id))
                && links.barrier(leader, id) == null
                && links.barrier(id, leader) == null;
    }
}
