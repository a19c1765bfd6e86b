package raftarium.session;

import raftarium.command.ClusterSpec;
import raftarium.command.ClusterUsages;
import raftarium.command.Command;
import raftarium.command.Commands;
import raftarium.command.Moment;
import raftarium.disk.FoundDisk;
import raftarium.disk.MemoryDisk;
import raftarium.grammar.Kind;
import raftarium.grammar.Usage;
import raftarium.machine.MachineType;
import raftarium.words.EscapedLine;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a session that was kept. Nothing of it is carried out, and no file is read.
 * What isn't as {@link SessionWriter} writes it is refused, with the line's number.
 */
public final class SessionReader {
    /** With what the first line begins; the format's number follows. */
    public static final String TITLE = "raftarium session ";

    /** How a wait that was broken off is written; the number of its command follows. */
    static final String BROKEN_OFF = "... broken off ";

    /** How files are written that somebody had changed; their node and all of them follow. */
    static final String FOUND = "... found n";

    private static final String AT = "@(\\d{1,10}\\.\\d{9}) #(\\d{1,18})";
    private static final String PLACE = "(\\d{1,7}) after (\\d{1,7}) " + AT;
    private static final String NAME = "(\".*\")";
    private static final String HEX = "([0-9a-f]{16})";
    private static final Pattern FIRST = Pattern.compile(Pattern.quote(TITLE) + "(\\d{1,9})");
    private static final Pattern WRITER = Pattern.compile("written by (.{1,100})");
    private static final Pattern BRANCH =
            Pattern.compile("branch (\\d{1,7}) " + NAME + " from " + PLACE, Pattern.DOTALL);
    private static final Pattern CHANCE = Pattern.compile("chance " + HEX);
    private static final Pattern DONE = Pattern.compile(AT + " (.+)", Pattern.DOTALL);
    private static final Pattern BROKEN = Pattern.compile(Pattern.quote(BROKEN_OFF) + "(\\d{1,7})");
    private static final Pattern FOUND_FILES =
            Pattern.compile(Pattern.quote(FOUND) + "(\\d{1,3}) ([-_A-Za-z0-9]+)");
    private static final Pattern RESUMED =
            Pattern.compile("resumed (\\d{1,18}) founders (\\d{1,3}) " + AT);
    private static final Pattern DISK = Pattern.compile("disk n(\\d{1,3}) ([-_A-Za-z0-9]+)");
    private static final Pattern PASSED =
            Pattern.compile("passed " + AT + " events (\\d{1,18}) digest " + HEX);
    private static final Pattern REACHED = Pattern.compile("reached " + AT + " digest " + HEX);
    private static final Pattern NOTE =
            Pattern.compile("note " + NAME + " " + PLACE + " event (\\d{1,18})", Pattern.DOTALL);
    private static final Pattern BOOKMARK =
            Pattern.compile("bookmark " + NAME + " " + PLACE, Pattern.DOTALL);
    private static final Pattern HERE = Pattern.compile("at " + PLACE);
    private static final Pattern END =
            Pattern.compile("end commands (\\d{1,7}) digest " + HEX + " sum ([0-9a-f]{8})");

    private final List<String> lines;
    private final Usage<ClusterSpec> beginning;
    private final List<SavedSession.SavedBranch> branches = new ArrayList<>();
    private final List<SavedSession.SavedNote> notes = new ArrayList<>();
    private final List<SavedSession.SavedBookmark> bookmarks = new ArrayList<>();
    private int next;
    private long chance;

    private SessionReader(List<String> lines, Kind<MachineType> machines) {
        this.lines = lines;
        beginning = Usage.of("new", List.of(), List.of(), ClusterUsages.spec(machines));
    }

    /** Whether a text, or the beginning of one, says that it is a session. */
    public static boolean isSession(String text) {
        return text.startsWith(TITLE);
    }

    /**
     * The session that a text is.
     *
     * @param machines of which kind a machine is
     * @throws MistakeException if it is none, was changed, or is of a newer format
     */
    public static SavedSession read(String text, Kind<MachineType> machines)
            throws MistakeException {
        checkFormat(text);
        checkSum(text);
        SessionReader reader = new SessionReader(List.of(text.split("\n")), machines);
        try {
            return reader.read();
        } catch (MistakeException mistake) {
            throw new MistakeException("line " + Math.max(1, reader.next) + ": " + mistake.what());
        }
    }

    private static void checkFormat(String text) throws MistakeException {
        int end = text.indexOf('\n');
        Matcher first = FIRST.matcher(end < 0 ? text : text.substring(0, end));
        if (!first.matches()) {
            throw new MistakeException(
                    "this is no session: its first line would be " + TITLE + SavedSession.FORMAT);
        }
        int format = Integer.parseInt(first.group(1));
        if (format != SavedSession.FORMAT) {
            throw new MistakeException(
                    "it has format " + format + ", and this version reads format "
                            + SavedSession.FORMAT
                            + (format > SavedSession.FORMAT ? ": a newer one is needed" : ""));
        }
    }

    /** It is over all that stands before it: one changed byte is refused. */
    private static void checkSum(String text) throws MistakeException {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String line = text.substring(last).stripTrailing();
        if (!END.matcher(line).matches() || !text.endsWith("\n")) {
            throw new MistakeException(
                    "its end is missing: the last line would begin with" + " end commands");
        }
        int sum = last + line.lastIndexOf(' ') + 1;
        if (!text.substring(sum).equals(SessionWriter.sum(text.substring(0, sum)) + "\n")) {
            throw new MistakeException("it was changed after it was saved: its sum isn't right");
        }
    }

    private SavedSession read() throws MistakeException {
        next(FIRST, TITLE + SavedSession.FORMAT);
        String writer = next(WRITER, "written by VERSION").group(1);
        ClusterSpec spec = spec();
        Optional<SavedSession.Resumed> resumed =
                isNext("resumed ") ? Optional.of(resumed(spec)) : Optional.empty();
        chance = firstChance(spec, resumed);
        branches.add(branch("start", Optional.empty()));
        while (isNext("branch ")) {
            Matcher branch = next(BRANCH, "branch N \"NAME\" from N after N @T #N");
            if (whole(branch.group(1)) != branches.size() + 1) {
                throw new MistakeException("branch " + (branches.size() + 1) + " would be next");
            }
            SavedSession.Place fork = place(branch, 3);
            branches.add(branch(name(branch.group(2)), Optional.of(fork)));
        }
        while (isNext("note ")) {
            Matcher note = next(NOTE, "note \"TEXT\" N after N @T #N event N");
            notes.add(new SavedSession.SavedNote(
                    name(note.group(1)), place(note, 2), Long.parseLong(note.group(6))));
        }
        while (isNext("bookmark ")) {
            Matcher mark = next(BOOKMARK, "bookmark \"NAME\" N after N @T #N");
            bookmarks.add(new SavedSession.SavedBookmark(name(mark.group(1)), place(mark, 2)));
        }
        readChance();
        SavedSession.Place at = place(next(HERE, "at N after N @T #N"), 1);
        Matcher end = next(END, "end commands N digest D sum S");
        SavedSession session = new SavedSession(
                writer, spec, resumed, branches, notes, bookmarks, at, chance, hex(end, 2));
        if (next < lines.size() || session.recorded() != whole(end.group(1))) {
            throw new MistakeException("it has " + session.recorded() + " commands");
        }
        session.check();
        return session;
    }

    private ClusterSpec spec() throws MistakeException {
        List<List<Word>> statements = Lexer.statements(line("new ..."));
        if (statements.size() != 1 || !statements.get(0).get(0).is("new")) {
            throw new MistakeException("new with its options expected");
        }
        List<Word> words = statements.get(0);
        ClusterSpec spec = beginning.read(new Words(words.get(0), words.subList(1, words.size())));
        if (spec.seed() == null) {
            throw new MistakeException("new has no --seed");
        }
        return spec;
    }

    private SavedSession.Resumed resumed(ClusterSpec spec) throws MistakeException {
        Matcher resumed = next(RESUMED, "resumed N founders N @T #0");
        List<MemoryDisk> disks = new ArrayList<>();
        for (int node = 1; node <= spec.nodesOrDefault(); node++) {
            Matcher disk = next(DISK, "disk n" + node + " FILES");
            if (whole(disk.group(1)) != node) {
                throw new MistakeException("the disk of n" + node + " expected");
            }
            disks.add(DiskWord.disk(disk.group(2)));
        }
        return new SavedSession.Resumed(
                Long.parseLong(resumed.group(1)),
                whole(resumed.group(2)),
                position(0, resumed, 3).nanos(),
                disks);
    }

    private SavedSession.SavedBranch branch(String name, Optional<SavedSession.Place> fork)
            throws MistakeException {
        List<Recorded> recorded = new ArrayList<>();
        List<Milestone> milestones = new ArrayList<>();
        long passed = fork.map(place -> place.position().actions()).orElse(-1L);
        while (isNext("@") || isNext("chance ") || isNext("passed ")) {
            if (isNext("passed ")) {
                milestones.add(milestone(passed));
                passed = milestones.get(milestones.size() - 1).actions();
            } else {
                readChance();
                recorded.add(recorded(next(DONE, "@T #N COMMAND")));
                checkOrder(passed, recorded.get(recorded.size() - 1).actions());
                passed = recorded.get(recorded.size() - 1).actions();
            }
        }
        Matcher reached = next(REACHED, "reached @T #N digest D");
        int before = fork.map(place -> place.position().recorded()).orElse(0);
        Position end = position(before + recorded.size(), reached, 1);
        checkOrder(passed, end.actions());
        return new SavedSession.SavedBranch(name, fork, recorded, milestones, end, hex(reached, 3));
    }

    /** It lies behind an action that comes after what stands before it. */
    private Milestone milestone(long passed) throws MistakeException {
        Matcher line = next(PASSED, "passed @T #N events N digest D");
        Position at = position(0, line, 1);
        checkOrder(passed + 1, at.actions());
        return new Milestone(at.actions(), at.nanos(), Long.parseLong(line.group(3)), hex(line, 4));
    }

    private static void checkOrder(long atLeast, long actions) throws MistakeException {
        if (actions < atLeast) {
            throw new MistakeException("#" + actions + " comes before what stands above it");
        }
    }

    private static long hex(Matcher matcher, int group) {
        return Long.parseUnsignedLong(matcher.group(group), 16);
    }

    private void readChance() throws MistakeException {
        if (isNext("chance ")) {
            chance = hex(next(CHANCE, "chance STATE"), 1);
        }
    }

    private Recorded recorded(Matcher done) throws MistakeException {
        Position at = position(0, done, 1);
        Matcher broken = BROKEN.matcher(done.group(3));
        if (broken.matches()) {
            return new Recorded.BrokenOff(at.actions(), at.nanos(), whole(broken.group(1)));
        }
        Matcher found = FOUND_FILES.matcher(done.group(3));
        if (found.matches()) {
            FoundDisk disk = new FoundDisk(null, DiskWord.disk(found.group(2)));
            return new Recorded.Found(at.actions(), at.nanos(), whole(found.group(1)), disk);
        }
        Command command = Commands.read(done.group(3));
        if (!command.changes()) {
            throw new MistakeException("'" + done.group(3) + "' changes nothing, and isn't kept");
        }
        return new Recorded.Given(at.actions(), at.nanos(), chance, command);
    }

    /** What commands draw from where nothing has been drawn. */
    static long firstChance(ClusterSpec spec, Optional<SavedSession.Resumed> resumed)
            throws MistakeException {
        try {
            return Moment.firstChance(SavedSession.config(spec, resumed)).state();
        } catch (IllegalArgumentException mistake) {
            throw new MistakeException(String.valueOf(mistake.getMessage()));
        }
    }

    private boolean isNext(String beginning) {
        return next < lines.size() && lines.get(next).startsWith(beginning);
    }

    private Matcher next(Pattern pattern, String expected) throws MistakeException {
        Matcher matcher = pattern.matcher(line(expected));
        if (!matcher.matches()) {
            throw new MistakeException(expected + " expected");
        }
        return matcher;
    }

    private String line(String expected) throws MistakeException {
        if (next == lines.size()) {
            throw new MistakeException(expected + " expected");
        }
        return EscapedLine.read(lines.get(next++));
    }

    /** A name stands in quotes, and a quote in it twice. */
    private static String name(String quoted) throws MistakeException {
        String within = quoted.substring(1, quoted.length() - 1);
        if (within.replace("\"\"", "").contains("\"")) {
            throw new MistakeException("a quote within a name stands twice");
        }
        return within.replace("\"\"", "\"");
    }

    /** A place that a branch has which was read before. */
    private SavedSession.Place place(Matcher matcher, int group) throws MistakeException {
        int branch = whole(matcher.group(group));
        Position position = position(whole(matcher.group(group + 1)), matcher, group + 2);
        if (branch < 1 || branch > branches.size()) {
            throw new MistakeException("there is no branch " + branch + " before this line");
        }
        Position end = branches.get(branch - 1).end();
        if (position.compareTo(end) > 0 || position.recorded() > end.recorded()) {
            throw new MistakeException("branch " + branch + " doesn't go as far as that");
        }
        return new SavedSession.Place(branch, position);
    }

    private static Position position(int recorded, Matcher matcher, int group)
            throws MistakeException {
        String seconds = matcher.group(group);
        try {
            long nanos = Long.parseLong(seconds.replace(".", ""));
            return new Position(recorded, Long.parseLong(matcher.group(group + 1)), nanos);
        } catch (NumberFormatException tooLate) {
            throw new MistakeException("there is no time @" + seconds);
        }
    }

    private static int whole(String digits) {
        return Integer.parseInt(digits);
    }
}
