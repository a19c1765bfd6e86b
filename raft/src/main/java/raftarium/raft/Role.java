package raftarium.raft;

/** What a node is in its term (section 5.1, figure 4). */
public enum Role {
    /** Passive: answers candidates and leaders. */
    FOLLOWER("follower", 'F'),
    /** Asks the others for their votes. */
    CANDIDATE("candidate", 'C'),
    /** Takes commands and replicates them. */
    LEADER("leader", 'L');

    private final String word;
    private final char letter;

    Role(String word, char letter) {
        this.word = word;
        this.letter = letter;
    }

    /** The paper's word for it. */
    public String word() {
        return word;
    }

    /** Its initial, for narrow places. */
    public char letter() {
        return letter;
    }
}
