package raftarium.session;

import raftarium.data.Digest;
import raftarium.words.EscapedLine;
import raftarium.words.MistakeException;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes a session that is kept as text, a thing a line. The same session is the same text. */
public final class SessionWriter {
    private static final int BILLION = 1_000_000_000;

    private final StringBuilder text = new StringBuilder();

    /** What commands draw from, as it stood last. */
    private long chance;

    private SessionWriter() {}

    /**
     * The text of it, whose last line has a sum over all before it.
     *
     * @throws MistakeException if it is more than can be kept
     */
    public static String text(SavedSession session) throws MistakeException {
        SessionWriter writer = new SessionWriter();
        writer.write(session);
        String text = writer.text.toString();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > SavedSession.MAX_BYTES) {
            throw MistakeException.ofTheMoment("the session takes " + (bytes >> 20)
                    + " MiB, and at most " + (SavedSession.MAX_BYTES >> 20) + " can be saved");
        }
        return text;
    }

    private void write(SavedSession session) throws MistakeException {
        line(SessionReader.TITLE + SavedSession.FORMAT);
        line("written by " + session.writer());
        line(session.spec().line());
        if (session.resumed().isPresent()) {
            write(session.resumed().get());
        }
        chance = SessionReader.firstChance(session.spec(), session.resumed());
        for (int number = 1; number <= session.branches().size(); number++) {
            SavedSession.SavedBranch branch = session.branches().get(number - 1);
            if (branch.fork().isPresent()) {
                line("branch " + number + " " + quoted(branch.name()) + " from "
                        + place(branch.fork().get()));
            }
            writeDone(branch);
            line("reached " + at(branch.end().nanos(), branch.end().actions()) + " digest "
                    + Digest.text(branch.digest()));
        }
        session.notes()
                .forEach(note -> line("note " + quoted(note.text()) + " " + place(note.place())
                        + " event " + note.event()));
        session.bookmarks()
                .forEach(mark ->
                        line("bookmark " + quoted(mark.name()) + " " + place(mark.place())));
        write(session.chance());
        line("at " + place(session.at()));
        text.append("end commands ")
                .append(session.recorded())
                .append(" digest ")
                .append(Digest.text(session.digest()))
                .append(" sum ");
        text.append(sum(text.toString())).append('\n');
    }

    private void write(SavedSession.Resumed resumed) throws MistakeException {
        line("resumed " + resumed.times() + " founders " + resumed.founders() + " "
                + at(resumed.startNanos(), 0));
        for (int node = 1; node <= resumed.disks().size(); node++) {
            line("disk n" + node + " " + DiskWord.of(resumed.disks().get(node - 1)));
        }
    }

    /** What was done, and between that the milestones: each stands before what came behind it. */
    private void writeDone(SavedSession.SavedBranch branch) throws MistakeException {
        int next = 0;
        for (Recorded one : branch.recorded()) {
            next = writeMilestones(branch, next, one.actions());
            write(one);
        }
        writeMilestones(branch, next, branch.end().actions());
    }

    private int writeMilestones(SavedSession.SavedBranch branch, int from, long actions) {
        int next = from;
        while (next < branch.milestones().size()
                && branch.milestones().get(next).actions() <= actions) {
            Milestone milestone = branch.milestones().get(next++);
            line("passed " + at(milestone.nanos(), milestone.actions()) + " events "
                    + milestone.events() + " digest " + Digest.text(milestone.digest()));
        }
        return next;
    }

    private void write(Recorded one) throws MistakeException {
        String at = at(one.nanos(), one.actions()) + " ";
        if (one instanceof Recorded.Given given) {
            write(given.chance());
            line(at + given.command().line());
        } else if (one instanceof Recorded.BrokenOff broken) {
            line(at + SessionReader.BROKEN_OFF + broken.ticket());
        } else if (one instanceof Recorded.Found found) {
            line(at + SessionReader.FOUND + found.node() + " "
                    + DiskWord.of(found.disk().files()));
        }
    }

    /** What commands draw from is written where it isn't as it was. */
    private void write(long state) {
        if (state != chance) {
            chance = state;
            line("chance " + Digest.text(state));
        }
    }

    private void line(String line) {
        text.append(EscapedLine.of(line)).append('\n');
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String place(SavedSession.Place place) {
        Position position = place.position();
        return place.branch() + " after " + position.recorded() + " "
                + at(position.nanos(), position.actions());
    }

    private static String at(long nanos, long actions) {
        String fraction = Long.toString(nanos % BILLION);
        return "@" + nanos / BILLION + "." + "0".repeat(9 - fraction.length()) + fraction + " #"
                + actions;
    }

    /** The sum over what stands before it, in 8 hexadecimal digits. */
    static String sum(String before) {
        CRC32C sum = new CRC32C();
        sum.update(before.getBytes(StandardCharsets.UTF_8));
        String digits = Long.toHexString(sum.getValue());
        return "0".repeat(8 - digits.length()) + digits;
    }
}
