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
            ElectionScenarios::manyElections);

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
}
