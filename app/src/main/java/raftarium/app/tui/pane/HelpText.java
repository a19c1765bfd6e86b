package raftarium.app.tui.pane;

import raftarium.app.tui.paint.CellText;
import raftarium.words.Stems;

import java.util.ArrayList;
import java.util.List;

/** The help: the key table, the panes, and what the signs mean. */
public final class HelpText {
    private static final List<String> SIGNS = List.of(
            "Nodes",
            " ○ F follower   ◐ C candidate   ◔ P pre-vote   ● L leader   ◌ N learner",
            " × crashed   ‖ paused   - removed from the cluster   ▸ selected",
            " timer: drains, then it stands for election; ♥: then a heartbeat is due",
            "Cluster: ▒▒ a wall between sides   ✕cut a link that is cut   ✶ where one was lost",
            "Logs: a column an index; the number is the entry's term",
            "  3  committed   ‹3› not committed   ~3~ not on its disk yet",
            " ×3: overwritten a moment ago, by what the leader has",
            " snap, ──: a snapshot stands for the columns in the title, or below the line",
            " !3! not committed and not what the leader has there   3! committed all the same",
            " next, match: as its leader knows; in the row, | is behind match and > before next",
            "In flight",
            " the sign moves as the message's time passes; ‖: held; ✶: lost, and why",
            " ◆ ◇ RequestVote, answer   ▲ △ PreVote   ■ □ AppendEntries   ♥ • heartbeat",
            " ▣ snapshot   ▸ client   ♥ to 4, replies 3: heartbeats folded into a row",
            "Links: a row a sender, a column a receiver, cl: clients",
            " · open   ▒ another side   ✕ cut   % loses more   ~ another setting of its own",
            " else what flies there: ◆ ■ ♥ as in the cluster   ✶ lost there   ‖ held",
            "Time: bars are leaders with their terms, · nobody; stale: leads an older term",
            " ┃ the moment that is shown; what is known to come is thin   ● ○ ends of branches",
            " ◇ note   ★ bookmark   e election   × crash   ↑ start   ‖ pause   ▒ wall, cut",
            " H heal   r rule   d disk   ! a property is broken");

    private HelpText() {}

    /** All of it, or what has these words, under their headings. */
    public static List<String> lines(List<KeyHint> keys, String search) {
        List<String> all = new ArrayList<>();
        all.add("Keys: each stands for a line, which the footer shows for a moment");
        for (KeyHint key : keys) {
            String line = key.line().isEmpty() ? "" : "  (" + key.line() + ")";
            all.add(" " + CellText.left(key.shown(), 11) + key.help() + line);
        }
        all.add("Mouse");
        all.add(" a click selects; the wheel scrolls, and in the first row sets the speed");
        all.add("Panes: Tab goes through them");
        for (PaneKind pane : PaneKind.values()) {
            all.add(" " + CellText.left(pane.title(), 11) + pane.about());
        }
        all.addAll(SIGNS);
        all.add("Commands: typed behind ':', Tab completes them");
        all.add(" help lists all: delay and loss of links, disks, clocks, members, clients; quit");
        all.add(" rules lists what Raft rests on: majorities (a quorum), terms, votes, conflicts");
        all.add(" rule commit-majority off turns one off: see which property breaks (a violation)");
        all.add("Pictures and text");
        all.add(" raftarium export picture FILE -o FILE.svg draws the cockpit; film and cast play"
                + " it");
        all.add(" raftarium play --plain tells the story as lines, for screen readers");
        return found(all, search);
    }

    private static List<String> found(List<String> all, String search) {
        List<String> found = new ArrayList<>();
        String heading = "";
        for (String line : all) {
            boolean heads = !line.startsWith(" ");
            heading = heads ? line : heading;
            if (Stems.finds(line, search)) {
                if (!heads && !heading.isEmpty()) {
                    found.add(heading);
                }
                found.add(line);
                heading = "";
            }
        }
        return found.isEmpty() ? List.of("nothing has these words") : found;
    }
}
