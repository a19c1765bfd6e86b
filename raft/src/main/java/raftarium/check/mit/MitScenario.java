package raftarium.check.mit;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** The scenarios, by their names in the lab and in its order. */
public enum MitScenario {
    INITIAL_ELECTION(
            "InitialElection3A",
            3,
            "a leader is elected, and stays for 2 s in the same term",
            ElectionScenarios::initialElection),
    RE_ELECTION(
            "ReElection3A",
            3,
            "the leader is cut off and comes back; without a majority nobody leads",
            ElectionScenarios::reElection),
    MANY_ELECTIONS(
            "ManyElections3A",
            7,
            "nine times three random nodes are cut off",
            ElectionScenarios::manyElections),
    BASIC_AGREE(
            "BasicAgree3B",
            3,
            "three commands take indexes 1, 2, 3",
            AgreementScenarios::basicAgree),
    RPC_BYTES(
            "RPCBytes3B",
            3,
            "ten commands of 5,000 bytes, each sent to each peer once",
            CostScenarios::rpcBytes),
    FOLLOWER_FAILURE(
            "FollowerFailure3B",
            3,
            "one follower is lost, then the other",
            AgreementScenarios::followerFailure),
    LEADER_FAILURE(
            "LeaderFailure3B",
            3,
            "one leader is lost, then the next",
            AgreementScenarios::leaderFailure),
    FAIL_AGREE(
            "FailAgree3B",
            3,
            "a follower is away for some commands, and gets them when it is back",
            AgreementScenarios::failAgree),
    FAIL_NO_AGREE(
            "FailNoAgree3B",
            5,
            "three of four followers are away: nothing is committed until they are back",
            AgreementScenarios::failNoAgree),
    CONCURRENT_STARTS(
            "ConcurrentStarts3B", 3, "five commands at once", AgreementScenarios::concurrentStarts),
    REJOIN(
            "Rejoin3B",
            3,
            "a leader comes back with commands that nobody else has",
            AgreementScenarios::rejoin),
    BACKUP(
            "Backup3B",
            5,
            "logs that differ by 50 entries, again and again, become one in a few steps",
            CostScenarios::backup),
    COUNT(
            "Count3B",
            3,
            "requests are counted: to elect, for ten commands, in an idle second",
            CostScenarios::count),
    PERSIST_1(
            "Persist13C",
            3,
            "all restart, then the leader, then a follower",
            PersistenceScenarios::persist1),
    PERSIST_2("Persist23C", 5, "five rounds of rolling crashes", PersistenceScenarios::persist2),
    PERSIST_3(
            "Persist33C",
            3,
            "two nodes crash, and one of them goes on with the third, which was away",
            PersistenceScenarios::persist3),
    FIGURE_8(
            "Figure83C",
            5,
            "1,000 rounds of leaders that crash with half-replicated entries",
            PersistenceScenarios::figure8),
    UNRELIABLE_AGREE(
            "UnreliableAgree3C",
            5,
            "5 commands at a time over an unreliable network",
            PersistenceScenarios::unreliableAgree),
    FIGURE_8_UNRELIABLE(
            "Figure8Unreliable3C",
            5,
            "1,000 rounds of leaders cut off, over an unreliable network that reorders",
            PersistenceScenarios::figure8Unreliable),
    RELIABLE_CHURN(
            "ReliableChurn3C",
            5,
            "nodes come and go while clients write",
            ChurnScenarios::reliable),
    UNRELIABLE_CHURN(
            "UnreliableChurn3C",
            5,
            "the same over an unreliable network",
            ChurnScenarios::unreliable),
    SNAPSHOT_BASIC(
            "SnapshotBasic3D",
            3,
            "each node takes snapshots, and its log stays short",
            SnapshotScenarios::basic),
    SNAPSHOT_INSTALL(
            "SnapshotInstall3D",
            3,
            "a node that was cut off gets a snapshot, 30 times",
            SnapshotScenarios::install),
    SNAPSHOT_INSTALL_UNRELIABLE(
            "SnapshotInstallUnreliable3D",
            3,
            "the same over an unreliable network",
            SnapshotScenarios::installUnreliable),
    SNAPSHOT_INSTALL_CRASH(
            "SnapshotInstallCrash3D",
            3,
            "a node that had crashed gets a snapshot, 30 times",
            SnapshotScenarios::installCrash),
    SNAPSHOT_INSTALL_UNRELIABLE_CRASH(
            "SnapshotInstallUnCrash3D",
            3,
            "the same over an unreliable network",
            SnapshotScenarios::installUnreliableCrash),
    SNAPSHOT_ALL_CRASH(
            "SnapshotAllCrash3D",
            3,
            "all crash, and indexes never go back",
            SnapshotScenarios::allCrash),
    SNAPSHOT_INIT(
            "SnapshotInit3D",
            3,
            "all crash twice, and start from their snapshots",
            SnapshotScenarios::init);

    private final String key;
    private final int nodes;
    private final String sentence;
    private final Consumer<Lab> script;

    MitScenario(String key, int nodes, String sentence, Consumer<Lab> script) {
        this.key = key;
        this.nodes = nodes;
        this.sentence = sentence;
        this.script = script;
    }

    /** Its name in the lab: {@code InitialElection3A}. */
    public String key() {
        return key;
    }

    /** The scenario of that name, if there is one. */
    public static Optional<MitScenario> of(String key) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.key.equals(key))
                .findFirst();
    }

    /** How many nodes it has. */
    public int nodes() {
        return nodes;
    }

    /** What happens in it, in a sentence. */
    public String sentence() {
        return sentence;
    }

    void play(Lab lab) {
        script.accept(lab);
    }

    @Override
    public String toString() {
        return key;
    }
}
