package raftarium.app.command;

import java.util.List;

/**
 * What may stand at a place of a line.
 *
 * @param start where the word begins that is being typed; it goes up to the place
 * @param candidates what it may become, likelier things first
 * @param hint what would come next, to be shown dimly behind the place; "" if that isn't certain
 */
public record Completion(int start, List<Proposal> candidates, String hint) {
    /**
     * A word.
     *
     * @param text as it is to be typed
     * @param meaning a few words on it, or ""
     * @param whole whether it ends there, so that a blank may follow
     */
    public record Proposal(String text, String meaning, boolean whole) {}

    public Completion {
        candidates = List.copyOf(candidates);
    }

    /** What all candidates begin with; "" if there are none. */
    public String common() {
        String common = candidates.isEmpty() ? "" : candidates.get(0).text();
        for (Proposal candidate : candidates) {
            int same = 0;
            int most = Math.min(common.length(), candidate.text().length());
            while (same < most && common.charAt(same) == candidate.text().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }

    /** The texts of the candidates. */
    public List<String> texts() {
        return candidates.stream().map(Proposal::text).toList();
    }
}
