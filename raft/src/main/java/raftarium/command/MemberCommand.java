package raftarium.command;

import raftarium.condition.NodeSet;
import raftarium.disk.StorageException;
import raftarium.raft.MembershipRequest;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.List;

/**
 * Who belongs to the cluster (section 6). What can't begin changes nothing, and creates nobody.
 *
 * @param waits whether until it is done
 */
public record MemberCommand(MembershipRequest.Kind kind, NodeSet nodes, boolean waits)
        implements Command {
    @Override
    public Answer perform(Moment moment) throws MistakeException {
        Simulation simulation = moment.simulation();
        MembershipRequest change = new MembershipRequest(kind, ids(moment));
        ChangeWords words = new ChangeWords(simulation, change);
        checkNew(simulation, words);
        int leader = simulation.leader();
        MembershipRequest.Answer answer = leader == 0
                ? MembershipRequest.Answer.NOT_LEADER
                : simulation.host(leader).mayChange(change);
        if (answer == MembershipRequest.Answer.AS_IT_IS) {
            return new Answer.Done("the members are " + Phrases.names(change.nodes()) + " already");
        } else if (answer != MembershipRequest.Answer.BEGUN) {
            throw MistakeException.ofTheMoment(words.refusal(answer));
        }
        try {
            moment.addNodes(words.last());
        } catch (StorageException trouble) {
            throw new MistakeException(String.valueOf(trouble.getMessage()));
        }
        simulation.operator().change(change);
        return waits ? ChangeWait.of(moment, change) : new Answer.Done(words.begun());
    }

    /** Those that are added may be of nodes that aren't there yet. */
    private List<Integer> ids(Moment moment) throws MistakeException {
        return switch (kind) {
            case ADD, ADD_LEARNER, EXACTLY -> nodes.withNew(moment);
            case PROMOTE, REMOVE -> nodes.some(moment);
        };
    }

    /** New nodes are the next ones, without a gap. */
    private static void checkNew(Simulation simulation, ChangeWords words) throws MistakeException {
        int next = simulation.nodes() + 1;
        for (int id : words.change().nodes()) {
            if (id > next) {
                throw new MistakeException(
                        words.cannot(List.of(id)) + ": the next new node is n" + next);
            }
            next = Math.max(next, id + 1);
        }
    }
}
