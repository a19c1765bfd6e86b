package raftarium.raft;

import raftarium.data.Durations;

/**
 * A rule said no: which one, and the values that it compared.
 *
 * @param rule the rule that refused
 * @param ownIndex this node's index in the comparison (its last entry, the entry at the previous
 *     index, ...); 0 where the rule compares none
 * @param ownTerm this node's term in the comparison
 *     <p>For {@link Rule#PRE_VOTE} how long ago it heard of its leader, in ns, stands in ownIndex;
 *     for {@link Rule#STICKINESS} and {@link Rule#RESTART_VOTE_WAIT} how long ago it promised or
 *     started is in ownIndex, how long that must be in ownTerm, both in ns
 * @param otherIndex the asker's index; 0 where the rule compares none. For {@link Rule#ONE_VOTE}
 *     the node that has the vote, for {@link Rule#PRE_VOTE} and {@link Rule#STICKINESS} the
 *     leader
 * @param otherTerm the asker's term
 */
public record Refusal(Rule rule, long ownIndex, long ownTerm, long otherIndex, long otherTerm) {
    /**
     * The rule as it is told, by its closest name: where there is no previous entry at all, {@link
     * Rule#PREVIOUS_EXISTS} refuses, which the comparison is a part of.
     */
    public Rule told() {
        return rule == Rule.MATCH_PREVIOUS && ownTerm == 0 ? Rule.PREVIOUS_EXISTS : rule;
    }

    /** The comparison in words, seen from node {@code own}, asked by node {@code other}. */
    public String words(int own, int other) {
        String self = "n" + own;
        String asker = "n" + other;
        return switch (rule) {
            case REJECT_OLD_TERM ->
                self + " is in term " + ownTerm + ", the request in " + otherTerm;
            case ONE_VOTE -> self + " voted for " + voted(own) + " in term " + ownTerm;
            case UP_TO_DATE_VOTE ->
                asker + "'s last entry is " + otherIndex + "/" + otherTerm + ", " + self + "'s is "
                        + ownIndex + "/" + ownTerm;
            case MATCH_PREVIOUS ->
                ownTerm == 0
                        ? self + "'s log ends at " + ownIndex + ", before " + otherIndex
                        : self + " has " + ownIndex + "/" + ownTerm + ", " + asker + " has "
                                + otherIndex + "/" + otherTerm;
            case COMMIT_OWN_TERM ->
                "entry " + otherIndex + " is of term " + otherTerm + ", the leader of " + ownTerm;
            case PRE_VOTE ->
                otherIndex == own
                        ? self + " leads in term " + ownTerm
                        : self + " heard of n" + otherIndex + ", its leader, "
                                + Durations.words(ownIndex) + " ago";
            case STICKINESS ->
                self + " heard of n" + otherIndex + ", its leader, " + Durations.words(ownIndex)
                        + " ago, and elects nobody for " + Durations.words(ownTerm);
            case RESTART_VOTE_WAIT ->
                self + " started again " + Durations.words(ownIndex)
                        + " ago, and elects nobody for " + Durations.words(ownTerm);
            case REMOVED_NODES ->
                asker + " is no member, and " + self
                        + (otherIndex == own ? " leads" : " hears from n" + otherIndex)
                        + " in term " + ownTerm;
            default -> rule.sentence();
        };
    }

    private String voted(int own) {
        return otherIndex == own ? "itself" : "n" + otherIndex;
    }
}
