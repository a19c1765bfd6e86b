package raftarium.app.command;

import raftarium.app.command.Completion.Proposal;
import raftarium.condition.NodeSet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The nodes and sets of nodes that can be typed. */
final class NodeNames {
    private static final Pattern RANGE_BEGUN = Pattern.compile("n(\\d{1,4})\\.\\.n?\\d*");

    private NodeNames() {}

    /** What may be meant by a word that begins so. */
    static List<Proposal> of(String typed, int nodes, boolean clients) {
        List<Proposal> names = new ArrayList<>();
        Matcher range = RANGE_BEGUN.matcher(typed);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            for (int last = first + 1; last <= nodes; last++) {
                names.add(new Proposal("n" + first + "..n" + last, "", true));
            }
            return names;
        }
        for (int id = 1; id <= nodes; id++) {
            names.add(new Proposal("n" + id, "", true));
        }
        for (NodeSet.Kind kind : NodeSet.Kind.values()) {
            if (clients || kind != NodeSet.Kind.CLIENTS) {
                String key = kind.key();
                names.add(new Proposal(key, HelpTexts.nodesMeaning(key), true));
            }
        }
        names.add(new Proposal("random", HelpTexts.nodesMeaning("random"), true));
        return names;
    }
}
