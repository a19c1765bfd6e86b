package raftarium.app.tui.ring;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Tone;
import raftarium.raft.RaftLog;
import raftarium.raft.Role;
import raftarium.raft.Status;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A node as a card: who it is, what it is in which term, its timer, how far its log is. */
final class Card {
    private static final int TERMS = 8;

    private final Canvas canvas;
    private final Region region;
    private final CardSize size;
    private final Frame frame;
    private final ClusterView view;
    private final NodeView node;
    private final boolean isStale;

    private Card(Canvas canvas, Region region, CardSize size, Frame frame, NodeView node) {
        this.canvas = canvas;
        this.region = region;
        this.size = size;
        this.frame = frame;
        view = frame.view();
        this.node = node;
        isStale = Roles.isStale(view, node);
    }

    static void draw(Canvas canvas, Region region, CardSize size, Frame frame, NodeView node) {
        if (size.isBlocks()) {
            BlockCard.draw(canvas, region, size, frame, node);
            return;
        }
        Card card = new Card(canvas, region, size, frame, node);
        if (Roles.isDown(node)) {
            card.down();
        } else {
            card.up();
        }
    }

    private int left() {
        return region.column() + 1;
    }

    private int end() {
        return region.end() - 1;
    }

    /** In a dotted frame, for there is nobody in it. */
    private void down() {
        canvas.fill(region, ' ', Inks.FAINT);
        dotted(canvas, region);
        boolean failed = node.state() == HostState.FAILED;
        String name = Address.name(node.id()) + " × " + (failed ? "failed" : "crashed") + " ";
        canvas.put(left(), region.row(), name, Inks.FAINT.bold(), region.end());
        RaftLog log = node.status().log();
        String disk = log.lastIndex() == 0
                ? "disk: empty"
                : "disk: " + log.lastIndex() + ", T" + node.status().term();
        canvas.putWithin(left(), end(), region.row() + 1, disk, Inks.FAINT);
        if (size == CardSize.LARGE) {
            terms(region.row() + 2);
            String vote = node.status().vote() == 0
                    ? ""
                    : "voted for n" + node.status().vote();
            canvas.putWithin(left(), end(), region.row() + 3, vote, Inks.FAINT);
        }
    }

    static void dotted(Canvas canvas, Region region) {
        int bottom = region.row() + region.rows() - 1;
        String rule = "·".repeat(region.columns());
        canvas.put(region.column(), region.row(), rule, Inks.FAINT);
        for (int row = region.row(); row <= bottom; row++) {
            canvas.put(region.column(), row, "·", Inks.FAINT);
            canvas.put(region.end() - 1, row, "·", Inks.FAINT);
        }
        if (region.rows() > 2) {
            canvas.put(region.column(), bottom, rule, Inks.FAINT);
        }
    }

    private void up() {
        canvas.fill(region, ' ', Inks.TEXT);
        boolean leads = node.is(Role.LEADER);
        boolean paused = node.state() == HostState.PAUSED;
        Ink term = paused ? Inks.FAINT : Inks.term(node.status().term());
        boolean cutOff = isStale || node.isolated();
        for (int row = region.row() + 1; row < region.row() + region.rows(); row++) {
            canvas.put(region.column(), row, cutOff ? "▒" : "▌", term);
        }
        timer(region.row() + 1);
        if (size != CardSize.SMALL) {
            figures(region.row() + 2);
        }
        if (size == CardSize.LARGE) {
            canvas.put(left(), region.row() + 3, vote(), Inks.FAINT, end());
            String disk = "on disk " + node.status().durableIndex();
            canvas.putRight(end(), region.row() + 3, disk, Inks.FAINT);
            terms(region.row() + 4);
            canvas.putWithin(left(), end(), region.row() + 5, company(), Inks.FAINT);
        }
        canvas.shade(region.below(1), Tone.CARD);
        title(leads, paused);
    }

    private void title(boolean leads, boolean paused) {
        Region title = new Region(region.column(), region.row(), region.columns(), 1);
        Ink filled = Inks.onTerm(node.status().term());
        boolean isSmall = size == CardSize.SMALL;
        String role = isSmall ? String.valueOf(Roles.letter(node)) : word();
        String term = "T" + node.status().term();
        String name = Address.name(node.id()) + " " + Roles.glyph(node) + " ";
        boolean isNarrow = name.length() + role.length() + term.length() >= end() - left();
        String text = name + (isNarrow && node.is(Role.CANDIDATE) ? "CAND." : role);
        if (leads && !paused) {
            canvas.fill(title, ' ', filled);
            int behind = canvas.put(left(), region.row(), text, filled, end());
            int room = end() - term.length() - behind - 2;
            if (isStale && room > 0) {
                String frame = "▒".repeat(room);
                canvas.put(
                        behind + 1, region.row(), frame, Inks.term(node.status().term()));
            }
            canvas.putRight(end(), region.row(), term, filled);
            return;
        }
        Ink ink = node.is(Role.CANDIDATE)
                ? Inks.term(node.status().term())
                : paused ? Inks.FAINT : Inks.BRIGHT;
        canvas.put(left(), region.row(), text, ink, end() - term.length());
        canvas.putRight(end(), region.row(), term, Inks.term(node.status().term()));
        canvas.shade(title, Tone.CARD_TITLE);
    }

    /** What it is; in capitals what stands out. */
    private String word() {
        if (node.state() == HostState.PAUSED) {
            return "paused";
        } else if (isStale) {
            return "STALE";
        } else if (Roles.asks(node)) {
            return "PRE-VOTE";
        }
        boolean plain = node.status().role() == Role.FOLLOWER;
        return plain ? node.word() : node.status().role().word().toUpperCase(Locale.ROOT);
    }

    /** What is left of the time that is measured; a leader's is that to its next heartbeat. */
    private void timer(int row) {
        boolean paused = node.state() == HostState.PAUSED;
        Ink ink = paused ? Inks.FAINT : Inks.term(node.status().term());
        Timers.draw(canvas, node, view.nowNanos(), left(), end(), row, ink);
    }

    private void figures(int row) {
        if (!node.disk().trouble().isEmpty()) {
            String disk = "disk " + node.disk().trouble();
            canvas.putWithin(left(), end(), row, disk, Inks.ALARM_TEXT);
        } else if (Roles.counts(node)) {
            votes(row);
        } else {
            int at = canvas.put(left(), row, "commit ", Inks.FAINT);
            String commit = Long.toString(node.status().commitIndex());
            at = canvas.put(at, row, commit, Inks.BRIGHT, end());
            String last = Long.toString(node.status().log().lastIndex());
            if (at + last.length() + 5 <= end()) {
                canvas.putRight(end() - last.length(), row, "log ", Inks.FAINT);
                canvas.putRight(end(), row, last, Inks.TEXT);
            }
        }
    }

    /** Whose votes it has, a gap for each that it still needs, and the tally. */
    private void votes(int row) {
        List<Integer> from = Roles.votes(node);
        String tally = Roles.tally(node);
        int at = canvas.put(left(), row, "votes ", Inks.FAINT);
        int most = end() - tally.length() - 1;
        for (int voter : from) {
            if (at + 2 <= most) {
                at = canvas.put(
                        at,
                        row,
                        Address.name(voter) + " ",
                        Inks.term(node.status().term()));
            }
        }
        for (int gap = from.size(); gap < node.status().votesNeeded() && at + 2 <= most; gap++) {
            at = canvas.put(at, row, "__ ", Inks.FAINT);
        }
        canvas.putRight(end(), row, tally, Inks.BRIGHT);
    }

    private String vote() {
        return node.status().vote() == 0 ? "no vote" : "vote n" + node.status().vote();
    }

    /** The terms of its newest entries: plain if committed, else in brackets or marked. */
    private void terms(int row) {
        RaftLog log = node.status().log();
        NodeView leader = view.leader();
        int at = left();
        int room = (end() - at) / 3;
        long first = Math.max(log.firstIndex(), log.lastIndex() - Math.min(TERMS, room) + 1);
        for (long index = first; index <= log.lastIndex(); index++) {
            long term = log.termAt(index);
            boolean conflicts = Commitment.conflicts(leader, node, index);
            boolean committed = Commitment.isKnown(frame, node, index);
            String text =
                    conflicts ? "!" + term + "!" : committed ? " " + term + " " : "‹" + term + "›";
            Ink ink = conflicts
                    ? Inks.conflictingTerm(term)
                    : committed ? Inks.term(term) : Inks.dimTerm(term);
            at = canvas.put(at, row, text, ink, end());
        }
    }

    /** Whom it follows; of a leader, how far it knows the others to be. */
    private String company() {
        if (node.is(Role.LEADER)) {
            return matched();
        } else if (node.isolated()) {
            return "isolated";
        }
        return node.status().leader() == 0
                ? "knows no leader"
                : "follows n" + node.status().leader();
    }

    private String matched() {
        List<Status.Follower> followers = node.status().followers();
        long first = followers.isEmpty() ? 0 : followers.get(0).matchIndex();
        if (followers.stream().allMatch(one -> one.matchIndex() == first)) {
            return "matched " + first + " on all";
        }
        return "match "
                + followers.stream()
                        .map(one -> Address.name(one.id()) + " " + one.matchIndex())
                        .collect(Collectors.joining(" "));
    }
}
